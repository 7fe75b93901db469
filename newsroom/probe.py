"""The container's health check: asks /healthz under a host name the site allows.
Standard library only, so that it is quick."""

import os
import sys
from http.client import HTTPConnection, HTTPException


def host() -> str:
    first = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip()
    return first.lstrip(".") or "localhost"


def status(*, port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        connection.request("GET", "/healthz", headers={"Host": host()})
        return connection.getresponse().status
    except (OSError, HTTPException):
        return 0
    finally:
        connection.close()


if __name__ == "__main__":
    number = int(os.environ.get("GRANIAN_PORT", "8000"))
    sys.exit(0 if status(port=number) == 200 else 1)
