"""The answer is what a plain substring search over every text would give: all of it,
and nothing else."""

import datetime as dt
import os
import random
from collections.abc import Iterator

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from articles.models import Article, SearchEntry
from articles.sample.archive import seed_archive
from articles.search import (
    Question,
    TooSlowError,
    find,
    finding,
    understood,
    walking,
)
from articles.text import plain
from tests.cast import NOW
from tests.search.truth import Truth, fields, found

STORIES = 250


@pytest.fixture(scope="module")
def archive(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Truth]:
    """Some hundred invented stories, written once for all tests here."""
    yesterday = NOW.date() - dt.timedelta(days=1)
    with django_db_blocker.unblock(), transaction.atomic():
        for _done in seed_archive(STORIES, today=yesterday, now=NOW):
            pass
        yield Truth()
        transaction.set_rollback(True)


@pytest.fixture
def truth(archive: Truth, db: None) -> Truth:
    """What each of them says."""
    return archive


def quoted(text: str) -> str:
    return f'"{text}"'


def substrings(count: int) -> Iterator[str]:
    pick = random.Random(5)
    texts = [
        text
        for row in Article.objects.live(NOW).select_related("live_revision")
        if row.live_revision
        for text in fields(row.live_revision.content)
        if text
    ]
    for number in range(count):
        size = number % 8 + 1
        text = pick.choice(texts)
        start = pick.randrange(max(1, len(text) - size + 1))
        yield text[start : start + size].replace('"', "")


@pytest.mark.long_table
def test_random_substrings_are_found_exactly(truth: Truth) -> None:
    """Three hundred of them in the drill."""
    count = 300 if os.environ.get("EVERY_ROW") else 100
    asked = answered = 0
    for text in substrings(count):
        expected = truth.holding(text)
        asked += 1
        answered += bool(expected)
        for newest in (True, False):
            assert set(found(quoted(text), newest=newest)) == expected, text
    assert asked == count
    assert answered > count * 0.8  # some are but marks of punctuation


ALPHABET = "的一是了区湖防汛演练张三开发髮區1２aB .,，。-—“”\"'%_\\|&!():*张　\n\0龘𠮷"


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.one_of(st.text(max_size=30), st.text(ALPHABET + "記者版:：", max_size=30)))
@example("%")
@example("_")
@example('"')
@example("-")
@example("记者:")
@example("\ud800")
@example("a" * 5000)
@example("2024-99-99")
@example("了:区")
@example("-的")
@example("'; DROP TABLE articles_article; --")
def test_whatever_is_typed_finds_only_what_holds_it(truth: Truth, typed: str) -> None:
    question = understood(typed)
    every = set(truth.lines)
    for newest in (True, False):
        stories = find(question, now=NOW, newest=newest).stories
        assert len(stories) == len(set(stories))
        expected = set(every)
        for term in question.terms:
            expected &= truth.having(term)
        for term in question.without:
            expected -= truth.having(term)
        assert set(stories) <= expected


@pytest.mark.parametrize("newest", [True, False])
def test_terms_all_stand_and_excluded_ones_do_not(truth: Truth, newest: bool) -> None:
    some = sorted(truth.holding("居民") & truth.holding("工作"))
    without = set(some) - truth.holding("街道")
    assert some
    assert without
    assert set(some) - without
    assert set(found("居民 工作", newest=newest)) == set(some)
    assert set(found("居民 工作 -街道", newest=newest)) == without
    assert set(found("居民 -街道 工作", newest=newest)) == without


# As typed; words that must stand and must not; where it is filed, printed, by whom.
NARROWED: list[tuple[str, list[str], list[str], dict[str, str]]] = [
    ("居民 -街道 -工作", ["居民"], ["街道", "工作"], {}),
    ("居民 -工作人员 -的", ["居民"], ["工作人员", "的"], {}),
    ("居民 -一", ["居民"], ["一"], {}),
    ("居民 频道:民生", ["居民"], [], {"section__name": "民生"}),
    ("频道:民生", [], [], {"section__name": "民生"}),
    ("频道:民生 -居民", [], ["居民"], {"section__name": "民生"}),
    ("版:a02 居民", ["居民"], [], {"page__label": "A02"}),
    ("版:经济 版:A03", [], [], {"page__name": "经济·镇街"}),
    ("版:A02 -居民 -工作人员", [], ["居民", "工作人员"], {"page__label": "A02"}),
    ("专栏:走村 居民", ["居民"], [], {"series__name": "走村看变化"}),
    ("专栏:一线 专栏:走村", [], [], {"series__name": "-"}),
    ("专栏:走村 频道:民生 版:A01", [], [],
     {"series__name": "走村看变化", "section__name": "民生", "page__label": "A01"}),
]  # fmt: skip


@pytest.mark.parametrize("newest", [True, False])
def test_filters_and_unwanted_words_hold_together(newest: bool, truth: Truth) -> None:
    for typed, words, without, where in NARROWED:
        expected = set(Article.objects.filter(**where).values_list("pk", flat=True))
        for word in words:
            expected &= truth.holding(word)
        for word in without:
            expected -= truth.holding(word)
        assert set(found(typed, newest=newest)) == expected, typed


def test_newest_come_first(truth: Truth) -> None:
    stories = found("居民")
    rows = Article.objects.in_bulk(stories)
    keys = [(rows[pk].live_from, pk) for pk in stories]
    assert keys == sorted(keys, reverse=True)


def test_headline_outranks_byline_outranks_text(truth: Truth) -> None:
    rows = {
        row.pk: row.live_revision.content
        for row in Article.objects.live(NOW).select_related("live_revision")
        if row.live_revision
    }
    name = next(iter(rows.values()))["bylines"][0]["name"]
    stories = found(name, newest=False)
    assert set(stories) == truth.holding(name)
    word = next(
        word
        for word in ("改造", "医院", "学校", "公园", "社区")
        if sum(word in content["headline"] for content in rows.values()) > 0
    )
    ranked = [
        "headline" if word in rows[pk]["headline"] else "text"
        for pk in found(word, newest=False)
        if word not in rows[pk]["kicker"] + rows[pk]["deck"]
    ]
    assert ranked == sorted(ranked)
    assert set(ranked) == {"headline", "text"}


@pytest.mark.parametrize("many", [True, False])
def test_what_is_taken_off_leaves_the_order_of_the_rest(
    many: bool, truth: Truth, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether a filtered word is frequent or rare, and is looked for so."""
    monkeypatch.setattr(finding, "few_have_it", lambda _question: not many)
    for word in ("社区", "居民", "学校"):
        whole = found(word, newest=False)
        for rest in ("-街道", "-一", "-的", "频道:民生", "版:A02 -街道"):
            left = found(f"{word} {rest}", newest=False)
            assert left == [pk for pk in whole if pk in set(left)], rest
        assert whole != found(word, newest=True)


def test_no_question_asks_for_everything(truth: Truth) -> None:
    for typed in ("", " ", "　", "。", "-居民", "%", "***"):
        assert understood(typed).is_empty, typed
    assert Question().is_empty


def test_entries_hold_what_python_folds(truth: Truth) -> None:
    assert SearchEntry.objects.count() == STORIES
    row = Article.objects.live(NOW).select_related("live_revision").first()
    assert row is not None
    assert row.live_revision is not None
    words = plain(row.live_revision.content["body"])[:4]
    assert row.pk in found(quoted(words))


def test_database_stops_what_takes_too_long(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(walking.CAREFUL, "statement_timeout", "50ms")
    with pytest.raises(TooSlowError):
        walking.answer(walking.Statement("SELECT pg_sleep(60)", ()))
