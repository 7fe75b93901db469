"""A text PDF's lines as the parser heals them, and what a PDF may be instead."""

import random
import time

import pytest

from articles.copytext import parse_page
from articles.documents import Document, UnreadableDocument, read_document
from tests.documents.archives import Made
from tests.documents.pdf import pdf, stream, written
from tests.documents.reading import children_watched

SET = [
    "春灌提前开闸",
    "本报讯（记者 罗堃）昨日，青桥区三座闸门同",
    "时开启，渠水流向下游的万亩麦田。",
    "据介绍，今年春灌比去年提早了十天。",
]


def read(raw: bytes) -> Document:
    return read_document(raw, file_name="稿.pdf")


def sentence_of(raw: bytes) -> str:
    try:
        read(raw)
    except UnreadableDocument as refused:
        assert str(refused).endswith("。") and "\n" not in str(refused)
        return str(refused)
    return ""


def test_lines_come_page_by_page() -> None:
    found = read(pdf(SET[:2], SET[2:]))
    assert (found.kind, found.text) == ("pdf", "\n".join(SET))
    assert found.pictures == () and found.doubts == ()


def test_broken_lines_are_healed_by_the_parser_and_in_the_body() -> None:
    found = read(pdf(SET))
    (item,) = parse_page(found.text).items
    assert item.headline == SET[0]
    assert item.paragraphs[0].endswith("闸门同时开启，渠水流向下游的万亩麦田。")
    assert found.body == f"<p>{SET[0]}</p><p>{SET[1]}{SET[2]}</p><p>{SET[3]}</p>"


def test_numbers_of_pages_are_no_text() -> None:
    found = read(pdf([*SET[:2], "- 1 -"], ["第2页", *SET[2:]]))
    assert found.text == "\n".join(SET)


def test_letters_set_apart_come_together() -> None:
    found = read(pdf(["春 灌 提 前 开 闸", *SET[1:]]))
    assert found.text == "\n".join(SET)


def test_radicals_that_pose_as_characters_become_them() -> None:
    assert read(pdf(["⽔到⽥头，⼈⼈⾼兴，家家有收成。"])).text.startswith(
        "水到田头，人人高兴"
    )


def test_pictures_of_a_pdf_are_told() -> None:
    found = read(pdf(SET, SET, picture=True))
    assert found.text.startswith(SET[0])
    assert any("2 张图片" in doubt for doubt in found.doubts)


def bomb() -> bytes:
    """A page whose content is a hundred megabytes of spaces."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Resources << >> /Contents 4 0 R >>",
        stream(" " * (100 << 20)),
    ]
    return written(objects)


def circle() -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>",
    ]
    return written(objects)


def deep() -> bytes:
    return written([b"<< /A " * 50_000 + b">>" * 50_000])


ENCRYPTED = "/Encrypt << /Filter /Standard /V 4 /R 4 /Length 128 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format("00" * 32)  # noqa: E501  # fmt: skip

REFUSED: dict[str, tuple[Made, str]] = {
    "a scan": (lambda: pdf([], picture=True), "只有图片"),
    "a page of nothing": (lambda: pdf([]), "只有图片"),
    "glyphs without characters": (lambda: pdf(["\ue123\ue124" * 20]), "乱码"),
    "a password": (lambda: pdf(SET, trailer=ENCRYPTED), "密码"),
    "a hundred and one pages": (lambda: pdf(*[SET] * 101), "太多"),
    "a bomb": (bomb, "。"),
    "pages in a circle": (circle, "。"),
    "dictionaries fifty thousand deep": (deep, "。"),
    "only the magic": (lambda: b"%PDF-1.7\n", "坏的"),
    "noise behind the magic": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 99, "坏的"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_pdf_without_words_for_us_is_one_sentence(name: str) -> None:
    make, told = REFUSED[name]
    raw = make()
    before = time.monotonic()
    with children_watched() as megabytes:
        sentence = sentence_of(raw)
    assert time.monotonic() - before < 10
    assert max(megabytes) < 200
    assert told in sentence


@pytest.mark.long_table
@pytest.mark.parametrize("twentieth", range(20))
def test_pdf_cut_off_anywhere_raises_nothing_else(twentieth: int) -> None:
    raw = pdf(SET)
    sentence_of(raw[: len(raw) * twentieth // 20])


@pytest.mark.long_table
@pytest.mark.parametrize("seed", range(15))
def test_flipped_bytes_raise_nothing_else(seed: int) -> None:
    chance = random.Random(seed)
    raw = bytearray(pdf(SET, picture=True))
    for _flip in range(chance.choice((1, 3, 20))):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    sentence_of(bytes(raw))
