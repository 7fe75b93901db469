"""What a request may bring: how much in all, by door, and how much in one file.

Judged while it comes in, so that no more than that is ever written anywhere.
"""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MEGABYTE = 1024 * 1024
# The largest file that any form takes, and one byte by which a form knows of more.
LARGEST_FILE = 40 * MEGABYTE
LARGEST_REQUEST = 100 * MEGABYTE
# Where a whole card of pictures comes in one form, without a script to send each alone.
WIDER = {"/admin/articles/photo/upload/": 500 * MEGABYTE}


class Capped(FileUploadHandler):
    """Stands before Django's own handlers; keeps nothing itself."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803  (Django's own name)
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        if content_length > WIDER.get(META.get("PATH_INFO", ""), LARGEST_REQUEST):
            raise RequestDataTooBig("the request is larger than its door allows")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """What goes beyond is let go by: the form says that the file is too large."""
        room = LARGEST_FILE + 1 - start
        return raw_data[:room] if room > 0 else None

    def file_complete(self, file_size: int) -> None:
        return None
