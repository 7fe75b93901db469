"""Files of lines into JSON values. No database; a line that is none falls alone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from articles.archive.findings import Findings, Place

LONGEST = 50 * 1024 * 1024
STEP = 1024 * 1024
BOM = b"\xef\xbb\xbf"
DEEPEST = 40


class BadLine(Exception):  # noqa: N818  (the archive's fault, not ours)
    """str() is the sentence for the report."""


@dataclass(frozen=True, slots=True)
class Line:
    """`data` is empty where the line was too long to be kept."""

    place: Place
    data: bytes
    too_long: bool = False
    read_to: int = 0  # bytes of all files up to here, for the progress

    @property
    def weight(self) -> int:
        return len(self.data)

    def read(self, findings: Findings) -> Any:
        if self.too_long:
            raise BadLine(_("这一行超过 50 MB，没有读。"))
        try:
            text = self.data.decode()
        except UnicodeDecodeError as error:
            sentence = _("这一行从第 %(at)d 个字节起不是 UTF-8。")
            raise BadLine(sentence % {"at": error.start + 1}) from error
        return _parsed(text, findings)


def archive_files(path: Path) -> list[Path]:
    """The file itself, or the *.jsonl of a folder in the order of their names."""
    if path.is_dir():
        return sorted(file for file in path.glob("*.jsonl") if file.is_file())
    return [path]


def read_lines(files: list[Path]) -> Iterator[Line]:
    """Blank lines are counted and passed over."""
    done = 0
    for path in files:
        with path.open("rb") as file:
            number = 0
            while raw := file.readline(LONGEST + 1):
                number += 1
                done += len(raw)
                too_long = len(raw) > LONGEST
                if too_long:
                    done += _skip(file, raw)
                data = raw.removeprefix(BOM if number == 1 else b"").strip()
                place = Place(path.name, number)
                if too_long:
                    yield Line(place, b"", too_long=True, read_to=done)
                elif data:
                    yield Line(place, data, read_to=done)


def _skip(file: BinaryIO, raw: bytes) -> int:
    """To the end of an endless line; how many bytes that was."""
    skipped = 0
    while raw and not raw.endswith(b"\n"):
        raw = file.readline(STEP)
        skipped += len(raw)
    return skipped


def _parsed(text: str, findings: Findings) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            findings.note("", _("有一项写了两次，只收了后一次。"))
        return found

    try:
        value = json.loads(text, object_pairs_hook=once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        sentence = _("这一行不是完整的 JSON：第 %(at)d 个字附近写错了。")
        raise BadLine(sentence % {"at": error.pos + 1}) from error
    except (ValueError, RecursionError) as error:
        raise BadLine(_("这一行不是完整的 JSON。")) from error
    if _deeper(value, DEEPEST):
        raise BadLine(_("这一行括号套得太深。"))
    return value


def _no_number(word: str) -> Any:
    raise ValueError(word)


def _deeper(value: Any, depth: int) -> bool:
    """Whether it nests deeper than that; never recurses further."""
    inner: Any = ()
    if isinstance(value, dict):
        inner = value.values()
    elif isinstance(value, list):
        inner = value
    return depth == 0 or any(_deeper(part, depth - 1) for part in inner)
