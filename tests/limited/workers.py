"""What a child is told to do in the tests: good work, and every way of going wrong."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path


def reverse(data: bytes) -> bytes:
    return data[::-1]


def in_pieces(data: bytes) -> list[bytes]:
    return [data, b"", data]


def chatter(data: bytes) -> bytes:
    print("a library speaks")
    os.write(1, b"\0" * 100)
    return data


def surroundings(_data: bytes) -> bytes:
    seen = {"modules": sorted(sys.modules), "variables": dict(os.environ)}
    return json.dumps(seen).encode()


def sleep(_data: bytes) -> bytes:
    time.sleep(60)
    return b""


def spin(_data: bytes) -> bytes:
    while True:
        pass


def spin_deaf(_data: bytes) -> bytes:
    for number in (signal.SIGALRM, signal.SIGXCPU, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    while True:
        pass


def eat_memory(_data: bytes) -> bytes:
    held = []
    while True:
        held.append(bytearray(1 << 20))


def raise_error(data: bytes) -> bytes:
    raise ValueError(data)


def recurse(data: bytes) -> bytes:
    return recurse(data)


def leave(_data: bytes) -> bytes:
    sys.exit(0)


def leave_quietly(_data: bytes) -> bytes:
    os._exit(0)


def crash(_data: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def killed(_data: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def answer_garbage(_data: bytes) -> bytes:
    """Writes past its own door, as code that got in would."""
    for number in range(3, 20):
        try:
            os.write(number, b"\xff" * 64)
        except OSError:
            continue
    os._exit(0)


def flood(_data: bytes) -> list[bytes]:
    return [b"\0" * (1 << 20)] * 10


def text(_data: bytes) -> str:
    return "no bytes"


def connect(_data: bytes) -> bytes:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
    return b"connected"


def start_program(_data: bytes) -> bytes:
    return subprocess.check_output(["true"])


def fork(_data: bytes) -> bytes:
    os.fork()
    return b"two"


def write_file(data: bytes) -> bytes:
    Path(os.fsdecode(data)).write_bytes(b"left behind")
    return b"written"


def say_much(data: bytes) -> bytes:
    for _line in range(30_000):
        os.write(2, b"warning: " * 10)
    return data


def close_and_sleep(_data: bytes) -> bytes:
    """No more to come, and yet no end."""
    for number in range(20):
        try:
            os.close(number)
        except OSError:
            continue
    time.sleep(60)
    return b""
