"""The darkroom: a picture file that nobody trusts becomes the files that readers get.

Knows neither Django nor the newsroom: it runs in a process of its own, which may be
killed. Whatever the file holds, the answer is plain data or Unusable.
"""

from pathlib import Path
from typing import Any

from articles.darkroom import printing
from articles.darkroom.enlarging import enlarged
from articles.darkroom.limits import (
    CROPS,
    FORMATS,
    MAX_BYTES,
    MAX_FRAMES,
    MAX_PIXELS,
    OUTPUTS,
    WIDTHS,
    Unusable,
)
from articles.darkroom.look import look_of
from articles.darkroom.opening import opened
from articles.darkroom.printing import Focus

__all__ = [
    "CROPS",
    "FORMATS",
    "MAX_BYTES",
    "MAX_FRAMES",
    "MAX_PIXELS",
    "OUTPUTS",
    "WIDTHS",
    "Focus",
    "Unusable",
    "crop",
    "develop",
]


def develop(source: Path, folder: Path, *, focus: Focus = (500, 500)) -> dict[str, Any]:
    """Write every rendition and crop into the folder; say what was made of what."""
    negative = opened(source)
    picture = enlarged(negative)
    return {
        "kind": negative.kind,
        "width": negative.upright[0],
        "height": negative.upright[1],
        "frames": negative.frames,
        "renditions": printing.renditions(picture, folder),
        "crops": printing.crops(picture, folder, focus=focus),
        "look": look_of(picture),
    }


def crop(source: Path, folder: Path, *, focus: Focus) -> dict[str, Any]:
    """The crops alone, around another focus."""
    picture = enlarged(opened(source))
    return {"crops": printing.crops(picture, folder, focus=focus)}
