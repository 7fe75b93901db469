"""Secrets that are made once and kept in a file only the owner can read."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def kept(path: Path, *, make: Callable[[], str]) -> str:
    """The secret in the file; made now if there is none. Two starters at once agree."""
    if path.exists():
        return path.read_text().strip()
    path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    # mkstemp gives O_EXCL and 0600. The link is the only step others can see, and it
    # fails when somebody was first: a reader never finds half a secret.
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w") as file:
        file.write(make() + "\n")
    try:
        os.link(name, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(name)
    return path.read_text().strip()
