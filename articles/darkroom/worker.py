"""What the child does: plain words in, plain words and the made files out.

Runs behind articles.limited. The order names the file by its path, so that its bytes
lie in the memory of neither side.
"""

import json
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from articles.darkroom import lettering, printing
from articles.darkroom.enlarging import enlarged
from articles.darkroom.limits import DECODING_SECONDS, Files, Focus, Made, Unusable
from articles.darkroom.look import look_of
from articles.darkroom.opening import Negative, opened
from articles.darkroom.words import words_of
from articles.limited.frames import pack


def develop(order: bytes) -> list[bytes]:
    signal.setitimer(signal.ITIMER_PROF, DECODING_SECONDS)
    return _answer(developed, json.loads(order))


def crop(order: bytes) -> list[bytes]:
    signal.setitimer(signal.ITIMER_PROF, DECODING_SECONDS)
    return _answer(cropped, json.loads(order))


def nameplate(order: bytes) -> list[bytes]:
    signal.setitimer(signal.ITIMER_PROF, DECODING_SECONDS)
    return _answer(drawn_nameplate, json.loads(order))


def developed(source: Path, *, focus: Focus, mark: str) -> Made:
    """Every rendition and crop, and what the file says of itself."""
    negative = opened(source)
    words = words_of(negative.picture)
    picture = _decoded(negative)
    files: Files = {}
    made = {
        "kind": negative.kind,
        "width": negative.upright[0],
        "height": negative.upright[1],
        "frames": negative.frames,
        "renditions": printing.renditions(picture, files),
        "crops": printing.crops(picture, files, focus=focus, mark=mark),
        "look": look_of(picture),
        "words": words,
    }
    return made, files


def drawn(source: Path, *, focus: Focus, mark: str, lock: Path) -> Made:
    """The same without a process of its own, for pictures that we drew ourselves."""
    return developed(source, focus=focus, mark=mark)


def cropped(source: Path, *, focus: Focus, mark: str) -> Made:
    """The crops alone, around another focus."""
    picture = _decoded(opened(source))
    files: Files = {}
    return {"crops": printing.crops(picture, files, focus=focus, mark=mark)}, files


def drawn_nameplate(source: Path, *, focus: Focus, mark: str) -> Made:
    """One file, whose name is its width."""
    negative = opened(source)
    lettering.judge(negative)
    picture = lettering.lettered(negative)
    signal.setitimer(signal.ITIMER_PROF, 0)
    made = {"width": picture.width, "height": picture.height}
    return made, {f"{picture.width}.webp": lettering.encoded(picture)}


def _decoded(negative: Negative) -> Image.Image:
    """From here on the work is ours and bounded, however slow the machine."""
    picture = enlarged(negative)
    signal.setitimer(signal.ITIMER_PROF, 0)
    return picture


def _answer(work: Callable[..., Made], order: dict[str, Any]) -> list[bytes]:
    focus = (int(order["focus"][0]), int(order["focus"][1]))
    try:
        made, files = work(Path(order["source"]), focus=focus, mark=str(order["mark"]))
    except Unusable as error:
        return pack({"why": error.why})
    return pack(made | {"files": list(files)}, list(files.values()))
