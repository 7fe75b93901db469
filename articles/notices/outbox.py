"""Messages on their way: few, in memory, sent one by one by a thread of its own.

A robot that is slow or dead costs messages, never an editor's time.
"""

import logging
import threading
from collections.abc import Callable
from queue import Full, Queue

from articles.notices.webhook import Call, NotDelivered, deliver

log = logging.getLogger(__name__)
ROOM = 50


class Outbox:
    def __init__(self, send: Callable[[Call], None], *, room: int = ROOM) -> None:
        self._send = send
        self._waiting: Queue[Call] = Queue(maxsize=room)
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def put(self, call: Call) -> None:
        """Returns at once; a message for which there is no room is dropped."""
        try:
            self._waiting.put_nowait(call)
        except Full:
            log.warning("Webhook: too many messages waiting, one dropped.")
            return
        self._start()

    def settle(self) -> None:
        """Wait until everything put so far was tried. For tests."""
        self._waiting.join()

    def _start(self) -> None:
        """Here and not on import: the server forks its workers after importing."""
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(
                    target=self._run, name="desk-webhook", daemon=True
                )
                self._thread.start()

    def _run(self) -> None:
        while True:
            call = self._waiting.get()
            try:
                self._send(call)
            except NotDelivered as why:
                log.warning("Webhook: message not delivered: %s", why)
            except Exception:
                log.exception("Webhook: message not delivered")
            finally:
                self._waiting.task_done()


outbox = Outbox(deliver)
