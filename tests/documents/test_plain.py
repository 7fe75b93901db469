"""Plain text goes through the same door, decoded and no slower for its size."""

import time

import pytest

from articles.documents import UnreadableDocument, read_document


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_text_in_every_encoding(encoding: str) -> None:
    raw = "春灌开闸\r\n　　水到<田>头，家家有收成。\r\n".encode(encoding)
    found = read_document(raw, file_name="稿.docx")
    assert (found.kind, found.pictures, found.doubts) == ("text", (), ())
    assert found.text == "春灌开闸\n　　水到<田>头，家家有收成。\n"
    assert found.body == "<p>春灌开闸</p><p>水到&lt;田&gt;头，家家有收成。</p>"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\x81" * 300, "读不出这个文件"),
        (b"a" * (5 << 20) + b"a", "5 MB"),
        (b" \r\n\t", "空的"),
    ],
)
def test_what_is_no_text_is_one_sentence(raw: bytes, told: str) -> None:
    with pytest.raises(UnreadableDocument, match=told):
        read_document(raw, file_name="稿.txt")


def test_five_megabytes_of_text_take_no_time() -> None:
    raw = ("区里昨天开闸放水。\n" * 180_000).encode()
    before = time.process_time()
    read_document(raw, file_name="稿.txt")
    assert time.process_time() - before < 2
