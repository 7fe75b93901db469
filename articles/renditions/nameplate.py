"""The nameplate's picture: re-encoded, and named after its own bytes, so that its
address is another whenever it shows something else. The upload itself is not kept."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings

from articles.darkroom import asking
from articles.darkroom.limits import Made
from articles.models import Paper
from articles.renditions import disk
from articles.renditions.disk import Source
from articles.renditions.making import in_words

FOLDER = "nameplates"


def make_nameplate(
    source: Source, *, draw: Callable[..., Made] = asking.nameplate
) -> dict[str, Any]:
    """What the paper's row says of it. On disk, fsynced and renamed, before that row
    commits. Raises BadPicture or NoRoom without leaving a file."""
    with disk.bench() as bench, in_words():
        original = bench / "original"
        disk.take_in(source, original)
        made, files = draw(original, lock=disk.incoming())
        ((name, data),) = files.items()
        mark = hashlib.sha256(data).hexdigest()[:16]
        disk.lay_out(files, bench)
        disk.put({bench / name: nameplate_path(mark)})
    return {"mark": mark, "width": made["width"], "height": made["height"]}


def nameplate_path(mark: str) -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER / f"{mark}.webp"


def nameplates_of(paper: Paper) -> list[Path]:
    return [nameplate_path(mark) for mark in paper.plates]
