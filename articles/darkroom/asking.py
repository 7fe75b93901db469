"""The site's side of the darkroom: one piece of work at a time, its answer checked.

What a process answers that was fed hostile bytes is itself not trusted.
"""

import json
import re
from pathlib import Path
from typing import Any

from articles.darkroom.limits import (
    CROPS,
    FORMATS,
    NAMEPLATE_BOX,
    OUTPUTS,
    Files,
    Focus,
    Made,
    Unusable,
)
from articles.limited import NotFramed, Reason, Stopped, run, unpack
from articles.limited.turns import TakesTooLong, one_at_a_time

# The picture decoded whole, what it is worked down to, and the libraries' own room.
MEGABYTES = 400
SECONDS = 30  # of a busy machine; the decoding has a limit of its own
PATIENCE = 40
ANSWER_MEGABYTES = 32
MOST_FILES = 60
FILE_NAME = re.compile(
    rf"(?:(?:{'|'.join(CROPS)})-[0-9a-f]{{8}}-)?\d{{1,4}}\.(?:{'|'.join(OUTPUTS)})"
)
WHY = {Reason.BUSY: "busy", Reason.TIME: "slow", Reason.MEMORY: "memory"}


def develop(source: Path, *, focus: Focus, mark: str, lock: Path) -> Made:
    """What was made of the file: words about it, and files by name. Or Unusable."""
    made, files = _ask("develop", source, focus=focus, mark=mark, lock=lock)
    if not _sound(made):
        raise Unusable("broken")
    return made, files


def crop(source: Path, *, focus: Focus, mark: str, lock: Path) -> Made:
    made, files = _ask("crop", source, focus=focus, mark=mark, lock=lock)
    if not _crops_sound(made.get("crops")):
        raise Unusable("broken")
    return made, files


def nameplate(source: Path, *, lock: Path) -> Made:
    made, files = _ask("nameplate", source, focus=(500, 500), mark="", lock=lock)
    sizes = [made.get(name) for name in ("width", "height")]
    sound = all(isinstance(n, int) and 0 < n <= NAMEPLATE_BOX[0] for n in sizes)
    if not sound or list(files) != [f"{made['width']}.webp"]:
        raise Unusable("broken")
    return made, files


def _ask(work: str, source: Path, *, focus: Focus, mark: str, lock: Path) -> Made:
    order = {"source": str(source.resolve()), "focus": focus, "mark": mark}
    try:
        with one_at_a_time(lock, seconds=PATIENCE):
            raw = run(
                f"articles.darkroom.worker:{work}",
                json.dumps(order).encode(),
                seconds=SECONDS,
                megabytes=MEGABYTES,
                answer_megabytes=ANSWER_MEGABYTES,
            )
        made, blobs = unpack(raw)
    except TakesTooLong as error:
        raise Unusable("busy") from error
    except Stopped as stopped:
        raise Unusable(WHY.get(stopped.reason, "broken")) from stopped
    except NotFramed as error:
        raise Unusable("broken") from error
    if "why" in made:
        raise Unusable(str(made["why"]))
    return made, _files(made.pop("files", None), blobs)


def _files(names: Any, blobs: list[bytes]) -> Files:
    if not isinstance(names, list) or not len(names) == len(blobs) <= MOST_FILES:
        raise Unusable("broken")
    if not all(isinstance(name, str) and FILE_NAME.fullmatch(name) for name in names):
        raise Unusable("broken")
    return dict(zip(names, blobs, strict=True))


def _sound(made: dict[str, Any]) -> bool:
    numbers = [made.get(name) for name in ("width", "height", "frames")]
    return (
        made.get("kind") in FORMATS
        and all(isinstance(n, int) and 0 < n < 1 << 20 for n in numbers)
        and _look_sound(made.get("look"))
        and isinstance(made.get("words"), dict)
        and _entries_sound(made.get("renditions"))
        and _crops_sound(made.get("crops"))
    )


def _look_sound(look: Any) -> bool:
    if look is None:  # a picture that shows nothing
        return True
    return isinstance(look, int) and -(1 << 63) <= look < 1 << 63


def _crops_sound(crops: Any) -> bool:
    if not isinstance(crops, dict) or set(crops) != set(CROPS):
        return False
    return all(_entries_sound(entries) for entries in crops.values())


def _entries_sound(entries: Any) -> bool:
    return isinstance(entries, list) and bool(entries) and all(map(_entry, entries))


def _entry(entry: Any) -> bool:
    if not isinstance(entry, dict) or not isinstance(entry.get("bytes"), dict):
        return False
    numbers = [entry.get("width"), entry.get("height"), *entry["bytes"].values()]
    return (
        all(isinstance(number, int) for number in numbers)
        and set(entry["bytes"]) <= set(OUTPUTS)
        and isinstance(entry.get("crop", ""), str)
    )
