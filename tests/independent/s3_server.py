"""An S3 server for tests: moto on a free port of 127.0.0.1, with buckets made in advance.

    s3_server.py BUCKET...

Prints `listening on http://127.0.0.1:NNNN` once it answers, and runs until killed. Any credentials
do. moto looks whether an object exists and only then stores it, so two conditional puts at once
can both succeed; here requests are answered one at a time, and exactly one of them does.
"""

import argparse
import io
import logging
import threading
import urllib.request
from contextlib import closing

from moto.server import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import make_server


def main():
    """Start moto, make the buckets, say where it listens, serve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("buckets", nargs="*", metavar="BUCKET")
    arguments = parser.parse_args()
    # a line for every request would fill a pipe that nobody reads
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    application = one_at_a_time(DomainDispatcherApplication(create_backend_app))
    server = make_server(
        "127.0.0.1", 0, application, threaded=True, request_handler=MotoRequestHandler
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.port}"
    for bucket in arguments.buckets:
        request = urllib.request.Request(f"{address}/{bucket}", method="PUT")
        urllib.request.urlopen(request, timeout=60).close()
    print(f"listening on {address}", flush=True)
    thread.join()


def one_at_a_time(application):
    """The WSGI application behind a lock, which is not held while a body still arrives."""
    lock = threading.Lock()

    def locked(environ, start_response):
        body = body_of(environ)
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        environ.pop("HTTP_TRANSFER_ENCODING", None)
        with lock, closing(application(environ, start_response)) as answer:
            return list(answer)

    return locked


def body_of(environ):
    """The body of a request, chunked or of a given length."""
    if environ.get("HTTP_TRANSFER_ENCODING", "").lower() == "chunked":
        return environ["wsgi.input"].read()
    return environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))


if __name__ == "__main__":
    main()
