"""A zip of which nothing is believed: counted and weighed before it is opened."""

import io
import zipfile
import zlib

from articles.workers.refusal import Refusal

MEMBERS = 4000
WHOLE = 300 << 20
PART = 24 << 20  # a book's text in Word's XML; a page of a newspaper has a tenth of one
RATIO = 250  # what words compress to; zeros reach 1,000
SMALL = 1 << 20
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Archive:
    """The members by name. No name ever becomes a path."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except BROKEN as error:
            raise Refusal("broken") from error
        members = self._zip.infolist()
        if len(members) > MEMBERS or sum(m.file_size for m in members) > WHOLE:
            raise Refusal("bomb")
        if any(member.flag_bits & 1 for member in members):
            raise Refusal("encrypted")
        self._members = {member.filename: member for member in members}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def names(self) -> list[str]:
        return list(self._members)

    def size(self, name: str) -> int:
        return self._members[name].file_size

    def read(self, name: str, *, most: int = PART) -> bytes:
        """The member's bytes. What it says of its size is also all that is inflated."""
        member = self._members[name]
        swollen = member.file_size > RATIO * max(member.compress_size, 1)
        if member.file_size > most or (swollen and member.file_size > SMALL):
            raise Refusal("bomb")
        if member.compress_type not in METHODS:
            raise Refusal("broken")
        try:
            with self._zip.open(member) as file:
                return file.read(most)
        except BROKEN as error:
            raise Refusal("broken") from error
