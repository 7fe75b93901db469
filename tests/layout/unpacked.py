"""A hand-off as its receiver sees it. No test stands here."""

import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from docx import Document

from articles import layout
from articles.models import HandOff, Page
from tests.cast import NOW


@dataclass(frozen=True, slots=True)
class Unpacked:
    name: str
    row: HandOff
    raw: bytes
    files: dict[str, bytes]

    @property
    def manifest(self) -> dict[str, Any]:
        manifest: dict[str, Any] = json.loads(self.files["manifest.json"])
        return manifest

    def text(self, name: str) -> str:
        return self.files[name].decode("utf-8-sig")

    def lines(self, name: str) -> list[str]:
        """The paragraphs of a Word document."""
        document: Any = Document(io.BytesIO(self.files[name]))
        return [paragraph.text for paragraph in document.paragraphs]

    def ending(self, end: str) -> list[str]:
        return [name for name in self.files if name.endswith(end)]


def unpack(page: Page, *, by: User, now: Any = NOW) -> Unpacked:
    made = layout.hand_off(page, by=by, now=now)
    with made.file as file:
        raw = file.read()
    package = zipfile.ZipFile(io.BytesIO(raw))
    assert package.testzip() is None
    files = {name: package.read(name) for name in package.namelist()}
    assert len(files) == len(package.namelist())
    return Unpacked(made.name, made.row, raw, files)
