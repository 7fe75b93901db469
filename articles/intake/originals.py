"""Uploaded copy as it came, below MEDIA_ROOT where nothing is served from.

On disk before its row is committed; taken away after the row is gone.
"""

import os
import tempfile
from pathlib import Path

from django.conf import settings

FOLDER = "copy"
ENDINGS = frozenset({".txt", ".docx", ".pdf"})


def write_original(raw: bytes, *, key: str, file_name: str) -> str:
    """Whole or not at all; returns the path to note in the row."""
    ending = Path(file_name).suffix.lower()
    name = f"{FOLDER}/{key}{ending if ending in ENDINGS else '.txt'}"
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(part).rename(path)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise
    return name


def path_of(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / name


def take_away(names: list[str]) -> None:
    for name in names:
        path_of(name).unlink(missing_ok=True)
