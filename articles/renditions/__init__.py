"""Picture files: what comes in is checked and re-encoded; readers get what is made.

Originals are private. A rendition's address holds the photo's unguessable key; whether
it may be shown is the view's question, never this room's. What is done to pixels is
the darkroom's.
"""

from articles.renditions.disk import NoRoom, Source, digest_of, incoming
from articles.renditions.making import (
    BadPicture,
    Busy,
    attach,
    develop_again,
    recrop,
)
from articles.renditions.nameplate import (
    make_nameplate,
    nameplate_path,
    nameplates_of,
)
from articles.renditions.places import (
    entries,
    files_of,
    find,
    formats,
    new_key,
    original_path,
    paths,
    rendition_path,
)

__all__ = [
    "BadPicture",
    "Busy",
    "NoRoom",
    "Source",
    "attach",
    "develop_again",
    "digest_of",
    "entries",
    "files_of",
    "find",
    "formats",
    "incoming",
    "make_nameplate",
    "nameplate_path",
    "nameplates_of",
    "new_key",
    "original_path",
    "paths",
    "recrop",
    "rendition_path",
]
