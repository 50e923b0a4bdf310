"""A proxy before an S3 server that misbehaves as networks and busy servers do.

    faulty_proxy.py --upstream http://127.0.0.1:PORT [--seed 7] [--drop 0.05] [--delay 0.1]
                    [--repeat 0.05] [--fail 0.05] [--stall 0.01]

Listens on a free port of 127.0.0.1, prints `listening on http://127.0.0.1:NNNN`, and runs until
killed; on SIGTERM it prints to stderr what it did. Each option is the share of requests that meet
that fate, at most one each; by the seed, the n-th request always meets the same:

- drop: the connection closes without an answer, in half of the cases before the server sees the
  request, in the other half after it has carried the request out
- delay: the request reaches the server up to 300 ms late
- repeat: the server gets the request twice, the client the second answer
- fail: 503 SlowDown or 500 InternalError, without asking the server
- stall: no answer for 60 s or until the client gives up, then the connection closes

All else passes unchanged; without any of these options that is everything.
"""

import argparse
import http.client
import random
import select
import signal
import sys
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

LONGEST_DELAY = 0.3
LONGEST_STALL = 60
UPSTREAM_TIMEOUT = 300
FAILURES = (
    (503, "SlowDown", "Please reduce your request rate."),
    (500, "InternalError", "We encountered an internal error. Please try again."),
)
# what concerns one connection only; the proxy itself has answered `Expect: 100-continue`
HOP_BY_HOP = {
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
}


def main():
    """Listen, say where, serve; when told to end, say what was done."""
    arguments = parse_arguments()
    server = Proxy(("127.0.0.1", 0), Handler)
    server.upstream = urlsplit(arguments.upstream).netloc
    server.fates = Fates(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
    try:
        server.serve_forever()
    finally:
        print(server.fates.summary(), file=sys.stderr, flush=True)


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--upstream", required=True)
    parser.add_argument("--seed", type=int, default=0)
    shares = ("drop", "delay", "repeat", "fail", "stall")
    for share in shares:
        parser.add_argument(f"--{share}", type=float, default=0)
    arguments = parser.parse_args()
    if sum(getattr(arguments, share) for share in shares) > 1:
        parser.error("the shares add up to more than 1")
    return arguments


class Fates:
    """Draws what happens to each request from one seeded generator, and counts."""

    def __init__(self, arguments):
        self.shares = {
            "drop-before": arguments.drop / 2,
            "drop-after": arguments.drop / 2,
            "delay": arguments.delay,
            "repeat": arguments.repeat,
            "fail": arguments.fail,
            "stall": arguments.stall,
        }
        self.generator = random.Random(arguments.seed)
        self.lock = threading.Lock()
        self.counts = Counter()

    def draw(self):
        """The fate of the next request, the delay and the failure if that is its fate."""
        names = [*self.shares, "pass"]
        weights = [*self.shares.values(), max(0, 1 - sum(self.shares.values()))]
        with self.lock:
            # always three draws, so that one fate does not move the next
            (fate,) = self.generator.choices(names, weights)
            delay = self.generator.uniform(0, LONGEST_DELAY)
            failure = self.generator.choice(FAILURES)
            self.counts[fate] += 1
        return fate, delay, failure

    def summary(self):
        """One line: how many requests, how many of each fate."""
        counts = {"requests": self.counts.total()}
        counts |= {fate: self.counts[fate] for fate in self.shares}
        return " ".join(f"{name}={count}" for name, count in counts.items())


class Proxy(ThreadingHTTPServer):
    """A thread for each connection; clients that go away are nothing to report."""

    request_queue_size = 128

    def handle_error(self, request, client_address):
        """Report what went wrong, unless the client merely hung up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection of a client."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def proxy(self):
        """Read the request, draw its fate, and let it happen."""
        body = self.read_body()
        fate, delay, failure = self.server.fates.draw()
        if fate == "drop-before":
            self.close_connection = True
        elif fate == "drop-after":
            self.ask_upstream(body)
            self.close_connection = True
        elif fate == "stall":
            # the connection becomes readable when the client closes it
            select.select([self.connection], [], [], LONGEST_STALL)
            self.close_connection = True
        elif fate == "fail":
            self.answer(*failure_answer(*failure))
        else:
            if fate == "delay":
                time.sleep(delay)
            if fate == "repeat":
                self.ask_upstream(body)
            self.answer(*self.ask_upstream(body))

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = do_OPTIONS = proxy

    def read_body(self):
        """The whole body of the request, or None if it has none."""
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            chunks = []
            while size := int(self.rfile.readline().split(b";")[0], 16):
                chunks.append(self.read_exactly(size))
                self.rfile.readline()
            while self.rfile.readline().strip():
                pass  # trailers
            return b"".join(chunks)
        if "Content-Length" in self.headers:
            return self.read_exactly(int(self.headers["Content-Length"]))
        return None

    def read_exactly(self, size):
        """That many bytes: a request cut short must not go on as if it were whole."""
        data = self.rfile.read(size)
        if len(data) < size:
            raise ConnectionError("the client hung up within a request")
        return data

    def ask_upstream(self, body):
        """The server's answer to this request: status, reason, headers, body."""
        connection = http.client.HTTPConnection(self.server.upstream, timeout=UPSTREAM_TIMEOUT)
        try:
            # the target as it was sent: `self.path` is tidied up
            target = self.requestline.split()[1]
            connection.putrequest(
                self.command, target, skip_host=True, skip_accept_encoding=True
            )
            for name, value in end_to_end(self.headers.items()):
                if name.lower() != "content-length":
                    connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            response = connection.getresponse()
            headers = end_to_end(response.getheaders())
            return response.status, response.reason, headers, response.read()
        except (OSError, http.client.HTTPException) as error:
            return failure_answer(502, "BadGateway", f"the proxy got no answer: {error!r}")
        finally:
            connection.close()

    def answer(self, status, reason, headers, body):
        """Send an answer; the length that a HEAD tells is that of the body it leaves out."""
        self.send_response_only(status, reason)
        has_body = self.command != "HEAD" and status not in (204, 304)
        for name, value in headers:
            if not (has_body and name.lower() == "content-length"):
                self.send_header(name, value)
        if has_body:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if has_body:
            self.wfile.write(body)

    def log_message(self, *_):
        """Nothing: a line for every request would fill a pipe that nobody reads."""


def end_to_end(headers):
    """The headers that are passed on."""
    headers = list(headers)
    named = ",".join(value for name, value in headers if name.lower() == "connection")
    dropped = HOP_BY_HOP | {name.strip().lower() for name in named.split(",")}
    return [(name, value) for name, value in headers if name.lower() not in dropped]


def failure_answer(status, code, message):
    """An error as S3 tells it."""
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<Error><Code>{code}</Code><Message>{message}</Message></Error>"
    ).encode()
    headers = [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))]
    return status, http.client.responses[status], headers, body


if __name__ == "__main__":
    main()
