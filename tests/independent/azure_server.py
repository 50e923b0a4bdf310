"""Azure's blob storage for tests: Azurite on a free port of 127.0.0.1, with containers made in advance.

    azure_server.py CONTAINER...

Prints `listening on http://127.0.0.1:NNNN` once it answers, and runs until killed. The account and
its key are the ones that every emulator of Azure has. `npm ci` in tests/web installs Azurite.
"""

import ctypes
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from azure.core.exceptions import AzureError
from azure.storage.blob import BlobServiceClient

ACCOUNT = "devstoreaccount1"
KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
AZURITE = Path(__file__).parents[1] / "web/node_modules/.bin/azurite-blob"


def main():
    """Start Azurite, make the containers, say where it listens, wait."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent"]
    command = [AZURITE, "--blobPort", str(port), *options]
    server = subprocess.Popen(command, stdout=sys.stderr, preexec_fn=die_with_parent)
    address = f"http://127.0.0.1:{port}"
    service = BlobServiceClient(f"{address}/{ACCOUNT}", KEY, retry_total=0)
    for _ in range(100):
        try:
            service.get_service_properties()
            break
        except AzureError:
            time.sleep(0.2)
    for container in sys.argv[1:]:
        service.create_container(container)
    print(f"listening on {address}", flush=True)
    server.wait()


def die_with_parent():
    """Has the system kill Azurite when this script is killed: Linux's PR_SET_PDEATHSIG."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


if __name__ == "__main__":
    main()
