"""Nothing printed is lost or added, whatever the page; and nothing takes long."""

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.copytext import PageCopy, parse_page
from articles.copytext.lines import clean

PAGES = Path(__file__).with_name("pages")
LINES = [
    line
    for path in sorted(PAGES.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
MARKS = (
    "，。、；：！？“”（）《》【】—… 　/｜①②图③□■"
    "摄文记者通讯员本报讯电年月日版责编12Ab\t\x00\ufeff"
)


def visible(*texts: str) -> Counter[str]:
    return Counter(char for text in texts for char in clean(text) if not char.isspace())


def accounted(page: PageCopy) -> Counter[str]:
    total = visible(*(line.text for line in page.furniture))
    for item in page.items:
        total += visible(item.kicker, item.headline, item.deck, *item.paragraphs)
        total += visible(*(subhead.text for subhead in item.subheads))
        total += visible(*(photo.caption for photo in item.photos))
        total += visible(*item.apparatus, *(join.dropped for join in item.joins))
    return total


random_line = st.one_of(
    st.sampled_from(LINES),
    st.text(st.sampled_from(MARKS), max_size=20),
    st.sampled_from(LINES).flatmap(
        lambda line: st.integers(0, len(line)).map(lambda end: line[:end])
    ),
    st.just(""),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(random_line, max_size=25))
def test_shuffled_pages_lose_no_character(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert accounted(parse_page(text)) == visible(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert accounted(parse_page(text)) == visible(text.replace("\ufeff", ""))


def test_every_line_of_an_item_is_kept_with_its_number() -> None:
    for path in PAGES.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        raw = dict(enumerate(text.splitlines(), 1))
        page = parse_page(text)
        kept = [line for item in page.items for line in item.lines] + [*page.furniture]
        for line in kept:
            assert "".join(line.text.split()) in "".join(raw[line.number].split()) or (
                line.text.startswith(raw[line.number].strip())
            )
        filled = {number for number, line in raw.items() if line.strip()}
        assert filled <= {line.number for line in kept}


MEGABYTE = 1_000_000 // 3
PLAIN = "\n\n".join(LINES)
BOMBS = {
    "newspaper": PLAIN * (MEGABYTE // len(PLAIN)),
    "one line": "会议指出要深化改革" * (MEGABYTE // 9),
    "one word": "会" * MEGABYTE,
    "open brackets": "（" * MEGABYTE,
    "names": "张三、" * (MEGABYTE // 3),
    "padded names": ("王 " * 60 + "\n") * (MEGABYTE // 121),
    "glued names": ("记者" + "王李张刘陈杨黄" * 5 + "\n") * (MEGABYTE // 38),
    "spaces": " " * MEGABYTE * 3,
    "dashes": "—" * MEGABYTE,
    "quotes": "“" * MEGABYTE,
    "digits": "1" * MEGABYTE * 3,
    "latin": "abc def ghi. " * (MEGABYTE * 3 // 13),
    "broken datelines": ("本报讯（" + "张" * 70 + "\n") * (MEGABYTE // 75),
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_a_megabyte_is_read_in_seconds(text: str) -> None:
    """One or two; one whose work grows with its square would take minutes."""
    started = time.process_time()
    parse_page(text)
    assert time.process_time() - started < 15


# A page of 100 KB, of nothing but what the credit parser works hardest on.
PAGE = 100_000 // 3
DENSE = {
    "many brackets": "（" * 100_000,
    "many spaces": "记者" + " " * 100_000 + "王屿",
    "spaced characters": "记者 " + "王 " * 50_000,
    "posts": "记者" * (PAGE // 2),
    "lines of posts": ("记者" * 40 + "\n") * (PAGE // 81),
    "cameras": ("王 屿 摄 " * 8 + "\n") * (PAGE // 49),
    "tails": ("…。（" + "王屿、" * 18 + "）\n") * (PAGE // 60),
    "numbered pictures": "图①" * (PAGE // 2),
    "strokes": ("文 / 图 / " * 9 + "\n") * (PAGE // 73),
    "houses": ("湖滨晚报记者王屿、" * 9 + "\n") * (PAGE // 82),
    "mixed brackets": "（【(〔" * (PAGE // 4),
    "days": ("本报" + "十" * 60 + "日讯\n") * (PAGE // 65),
}


@pytest.mark.parametrize("text", DENSE.values(), ids=DENSE)
def test_a_dense_page_is_read_at_once(text: str) -> None:
    """Within a second, and on a machine that is slow today within a few."""
    started = time.process_time()
    parse_page(text)
    assert time.process_time() - started < 5
