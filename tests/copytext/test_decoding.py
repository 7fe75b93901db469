"""Bytes from every editor's machine: right, or refused with the byte named."""

import codecs

import pytest

from articles.copytext import UnreadableCopy, decode

TEXT = "区政府常务会议召开\n\n本报讯（记者 恽淇）昨天，会议研究了“一湖两岸”整治工作。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-32"]
)
def test_text_comes_back(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_is_read_with_and_without_its_mark(codec: str) -> None:
    bom = codecs.BOM_UTF16_LE if codec.endswith("le") else codecs.BOM_UTF16_BE
    assert decode(bom + TEXT.encode(codec)) == TEXT
    assert decode(TEXT.encode(codec)) == TEXT


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_become_plain(newline: str) -> None:
    assert decode(TEXT.replace("\n", newline).encode("gb18030")) == TEXT


def test_rare_characters_survive_gb18030() -> None:
    assert decode((TEXT + "𠮷㙍堃").encode("gb18030")) == TEXT + "𠮷㙍堃"


def test_one_broken_byte_in_utf8_is_named() -> None:
    raw = bytearray(TEXT.encode())
    raw[10] = 0xFF
    with pytest.raises(
        UnreadableCopy, match=r"UTF-8 .*第 11 个字节（0xFF）|第 10 个字节"
    ):
        decode(bytes(raw))


def test_cut_utf8_is_refused() -> None:
    with pytest.raises(UnreadableCopy, match="UTF-8"):
        decode(TEXT.encode()[:-2])


def test_broken_gb18030_is_named() -> None:
    raw = TEXT.encode("gb18030") + b"\xff\xff"
    with pytest.raises(UnreadableCopy, match=r"GB18030 .*个字节（0xFF）"):
        decode(raw)


def test_odd_utf16_is_refused() -> None:
    with pytest.raises(UnreadableCopy, match="UTF-16"):
        decode(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1])


@pytest.mark.parametrize("encoding", ["big5", "shift_jis", "euc_kr"])
def test_other_encodings_are_refused_not_garbled(encoding: str) -> None:
    words = {
        "big5": "區政府會議討論環湖步道與濕地保護，聽取報告並強調責任。" * 4,
        "shift_jis": "区政府会議は湖の歩道と湿地の保護について話し合いました。" * 4,
        "euc_kr": "구정부회의는호수산책로와습지보호를논의했습니다." * 4,
    }
    with pytest.raises(UnreadableCopy):
        decode(words[encoding].encode(encoding))


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04" + b"x" * 20, b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"\x89PNG\r\n"]
)
def test_other_formats_are_refused_by_name(raw: bytes) -> None:
    with pytest.raises(UnreadableCopy, match="不是纯文本"):
        decode(raw)


def test_random_bytes_are_refused() -> None:
    with pytest.raises(UnreadableCopy):
        decode(bytes(range(256)) * 8)


def test_empty_file_is_empty_text() -> None:
    assert decode(b"") == ""
