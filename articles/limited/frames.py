"""Words and files in one string of bytes: JSON, then blobs by their length.

What a child that was fed hostile bytes answers is itself hostile, so never a pickle.
"""

import json
import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

MARK = b"NWS1"
_LENGTH = struct.Struct(">Q")


class NotFramed(ValueError):  # noqa: N818
    """These bytes are no answer of ours."""


def pack(words: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> list[bytes]:
    """The pieces in order; a worker may hand them on without joining them."""
    head = json.dumps(words, ensure_ascii=True).encode()
    pieces = [MARK]
    for part in (head, *blobs):
        pieces += [_LENGTH.pack(len(part)), part]
    return pieces


def unpack(raw: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """What `pack` took. Raises NotFramed for anything else."""
    head, *blobs = _parts(raw)
    try:
        words = json.loads(head)
    except (ValueError, RecursionError) as error:
        raise NotFramed("no words") from error
    if not isinstance(words, dict):
        raise NotFramed("words of another shape")
    return words, blobs


def _parts(raw: bytes) -> Iterator[bytes]:
    at = len(MARK)
    if raw[:at] != MARK or len(raw) == at:
        raise NotFramed("no mark")
    while at < len(raw):
        start = at + _LENGTH.size
        if start > len(raw):
            raise NotFramed("cut off")
        (length,) = _LENGTH.unpack_from(raw, at)
        at = start + length
        if at > len(raw):
            raise NotFramed("cut off")
        yield raw[start:at]
