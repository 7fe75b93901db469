"""Names, pinyin and addresses of reporters, sections and series."""

import pytest

from articles.models import Reporter, Section, Series
from tests.cast import make_reporter

pytestmark = pytest.mark.django_db


def test_address_is_pinyin_and_namesakes_get_a_number() -> None:
    slugs = [make_reporter("郁白").slug for _ in range(3)]
    assert slugs == ["yu-bai", "yu-bai-2", "yu-bai-3"]


def test_longer_name_does_not_take_a_shorter_ones_number() -> None:
    assert make_reporter("郁白雪").slug == "yu-bai-xue"
    assert make_reporter("郁白").slug == "yu-bai"


def test_address_stays_when_the_name_changes_and_the_sorting_follows() -> None:
    writer = make_reporter("郁白")
    writer.name = "阿宝"
    writer.save()
    writer.refresh_from_db()
    assert (writer.slug, writer.pinyin) == ("yu-bai", "a bao 阿宝")


def test_name_without_pinyin_still_has_an_address() -> None:
    assert make_reporter("《》").slug == "reporter"
    assert Section.objects.create(name="——").slug == "section"
    assert Series.objects.create(name="🙂").slug == "series"


def test_reporters_stand_in_pinyin_order() -> None:
    for name in ("张三", "阿宝", "李四"):
        make_reporter(name)
    assert [row.name for row in Reporter.objects.all()] == ["阿宝", "李四", "张三"]


def test_name_carries_no_invisible_bytes() -> None:
    assert make_reporter(" 郁\0白\x08 ").name == "郁白"
