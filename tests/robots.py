"""Robots of a group chat on this machine: one that listens, one that hangs, one dead.
No test stands here."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any


class Robot(HTTPServer):
    answer: tuple[int, bytes] = (200, b'{"errcode": 0, "errmsg": "ok"}')

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Listener)
        self.heard: list[tuple[str, dict[str, Any]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/send?key=k"

    @property
    def lines(self) -> list[str]:
        return [message["text"]["content"] for _path, message in self.heard]


class _Listener(BaseHTTPRequestHandler):
    server: Robot

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((self.path, json.loads(body)))
        status, answer = self.server.answer
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        if status in (301, 302, 307):
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args: object) -> None:
        """Tests are quiet."""


@contextmanager
def listening() -> Iterator[Robot]:
    with Robot() as robot:
        thread = threading.Thread(target=robot.serve_forever)
        thread.start()
        yield robot
        robot.shutdown()
        thread.join()


@contextmanager
def hanging() -> Iterator[str]:
    """Takes the connection and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def dead() -> str:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}/"
