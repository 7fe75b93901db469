"""What a child answers is read back exactly, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.limited import NotFramed, pack, unpack

WORDS = {"text": "一 行\n二", "doubts": ["a"], "nothing": None}


@given(st.lists(st.binary(max_size=50), max_size=4))
def test_what_is_packed_is_unpacked(blobs: list[bytes]) -> None:
    assert unpack(b"".join(pack(WORDS, blobs))) == (WORDS, blobs)


def test_every_cut_is_noticed() -> None:
    """A cut between two blobs can't be seen; the running side counts the bytes."""
    whole = b"".join(pack(WORDS, [b"12345"]))
    without_blob = len(b"".join(pack(WORDS)))
    for end in range(len(whole)):
        if end == without_blob:
            continue
        with pytest.raises(NotFramed):
            unpack(whole[:end])


@given(st.binary(max_size=60))
def test_garbage_is_no_answer(raw: bytes) -> None:
    with pytest.raises(NotFramed):
        unpack(raw)


@pytest.mark.parametrize("head", [b"[]", b"1", b"{", b"\xff", b"[" * 100_000])
def test_words_of_another_shape_are_no_answer(head: bytes) -> None:
    raw = b"NWS1" + len(head).to_bytes(8, "big") + head
    with pytest.raises(NotFramed):
        unpack(raw)


def test_endless_length_is_no_answer() -> None:
    with pytest.raises(NotFramed):
        unpack(b"NWS1" + b"\xff" * 8 + b"{}")
