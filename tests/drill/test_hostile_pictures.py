"""Every broken picture that can be made here, and any folder that HOSTILE names: each
is a rendition or a sentence, within its time and memory, and leaves nothing behind."""

import os
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.models import Photo
from articles.refusals import Refused
from articles.renditions import attach, files_of
from tests.hostile import hostile

LONGEST = float(os.environ.get("HOSTILE_SECONDS", "5"))
MOST_MEGABYTES = 300


def suites() -> Iterator[tuple[str, bytes]]:
    """A public suite of broken files is fetched by hand and never kept here."""
    yield from hostile()
    folder = os.environ.get("HOSTILE", "")
    for path in sorted(Path(folder).rglob("*")) if folder else []:
        if path.is_file():
            yield path.name, path.read_bytes()


def test_no_broken_picture_is_a_fault(
    media_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = {"taken": 0, "refused": 0}
    times: list[tuple[float, str]] = []
    faults: list[str] = []
    for name, raw in suites():
        began, photo = time.monotonic(), Photo()
        try:
            attach(photo, raw)
            counts["taken"] += 1
        except Refused as refusal:
            assert "图片" in str(refusal) or "动图" in str(refusal)
            counts["refused"] += 1
        except Exception as error:  # noqa: BLE001  (each is named, none ends the drill)
            faults.append(f"{name}: {error!r:.200}")
        times.append((time.monotonic() - began, name))
        for path in files_of(photo):
            path.unlink()
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    slowest = max(times)
    with capsys.disabled():
        print(
            f"\n{len(times)} files, {counts}, {len(faults)} faults, slowest "
            f"{slowest[0]:.1f} s ({slowest[1]}), largest child {child} MB"
        )
    assert not faults
    assert not [path for path in media_root.rglob("*") if path.is_file()]
    assert slowest[0] < LONGEST, slowest
    # Counts what a child shared with this process before it became another program.
    assert child < MOST_MEGABYTES
