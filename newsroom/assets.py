"""Static files for the server: collected again only when one of them changed,
because hashing and compressing the editor takes longer than all else."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from newsroom import env

STAMP = env.VAR_DIR / "staticfiles.stamp"


def fingerprint() -> str:
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            changed = storage.get_modified_time(path).timestamp()
            found.update(f"{path}\0{changed}\0{storage.size(path)}\n".encode())
    return found.hexdigest()


def are_current() -> bool:
    made = STAMP.exists() and (settings.STATIC_ROOT / "staticfiles.json").exists()
    return made and STAMP.read_text() == fingerprint()


def collect() -> None:
    # Before: what changes while it is collected is collected again next time.
    seen = fingerprint()
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    STAMP.write_text(seen)
