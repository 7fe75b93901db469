"""The page of search: any question is answered, cheaply and safely."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.models import Article
from articles.reading.pager import PER_STEP
from articles.search import TooSlowError, finding
from articles.views import search as view
from tests.cast import NOW, TODAY
from tests.views.asking import ask, dyke_story, shown
from tests.views.paper import DAY, live_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    return dyke_story(reporter=reporter, chief=chief)


@pytest.mark.parametrize(
    "typed",
    ["湖堤", "湖堤 加固", "“湖堤加固”", "５ｇ", "记者:贺满", "作者：贺　满",
     "贺　满", "版:A01", "版:要闻 湖堤", "频道:民生", "专栏:一线", "2026-11",
     "2026-11-24 湖堤", "2026年11月24日", "湖堤 -水库", "堤", "迎戰&大潮"],
)  # fmt: skip
def test_story_is_found_by(typed: str, story: Article, reader: Client) -> None:
    assert shown(ask(reader, q=typed)) == [story.pk]
    assert shown(ask(reader, q=typed, sort="newest")) == [story.pk]


@pytest.mark.parametrize(
    "typed",
    ["湖堤 水库", "“湖堤工程”", "G", "记者:湖堤", "版:A02", "频道:体育", "2026-10",
     "2026年11月23日", "湖堤 -加固", "民生"],
)  # fmt: skip
def test_story_is_not_found_by(typed: str, story: Article, reader: Client) -> None:
    page = ask(reader, q=typed)
    assert shown(page) == []
    assert "没有找到" in page


def test_words_are_marked_and_nothing_is_unescaped(
    story: Article, reader: Client
) -> None:
    page = ask(reader, q="湖堤加固")
    assert "湖堤&lt;<mark>" not in page
    assert "<mark>湖堤</mark>" not in page
    page = ask(reader, q="湖堤 加固")
    assert "<mark>湖堤</mark>&lt;<mark>加固</mark>&gt;完工" in page
    assert "全长三公里的<mark>湖堤加固</mark>工程" in page
    page = ask(reader, q="<加固> 大潮")
    assert "迎战&amp;<mark>大潮</mark>" in page
    page = ask(reader, q='"><script>alert(1)</script>')
    assert "<script>" not in page
    page = ask(reader, q="记者:贺满")
    assert "<mark>贺　满</mark>" in page


def test_form_remembers_and_says_what_is_wrong(story: Article, reader: Client) -> None:
    page = ask(reader, q="湖堤", section="min-sheng", since="2026-11-01")
    assert 'value="湖堤"' in page
    assert '<option value="min-sheng" selected>' in page
    assert 'value="2026-11-01"' in page
    assert shown(page) == [story.pk]
    wrong: dict[str, dict[str, str | int]] = {
        "日期请填成": {"since": "31.31.2026"},
        "没有这个频道": {"section": "nowhere"},
        "在“从”之前": {"since": "2026-11-02", "until": "2026-11-01"},
        "没有这种次序": {"sort": "random"},
    }
    for sentence, asked in wrong.items():
        page = ask(reader, q="湖堤", **asked)
        assert sentence in page
        assert 'value="湖堤"' in page
        assert "光有标点" not in page
        assert shown(page) == []


def test_empty_questions_are_told_how_to_ask(story: Article, reader: Client) -> None:
    for typed in ("", " ", "　"):
        assert "怎样找得准" in ask(reader, q=typed)
    assert "光有标点" in ask(reader, q="。，！")
    assert "再写一个要找的词" in ask(reader, q="-湖堤")
    assert "只按前面100个字" in ask(reader, q="湖" * 20_000)
    assert reader.get("/search/?q=%00").status_code == 400
    assert shown(ask(reader, section="min-sheng")) == [story.pk]


def test_wider_question_is_offered(story: Article, reader: Client) -> None:
    page = ask(reader, q="湖堤", until="2020-01-01")
    wider = re.search(r'<a href="(\?q=[^"]*)">不限', page)
    assert wider is not None
    assert shown(reader.get(f"/search/{wider[1]}").content.decode()) == [story.pk]


def test_pages_hold_every_story_once_and_end(
    reporter: User, chief: User, reader: Client
) -> None:
    live_issue(PER_STEP + 5, reporter=reporter, chief=chief, headline="停水通知")
    pages = [ask(reader, q="停水", page=number) for number in (1, 2, 3)]
    assert [len(shown(page)) for page in pages] == [PER_STEP, 5, 0]
    assert len({pk for page in pages for pk in shown(page)}) == PER_STEP + 5
    assert "第1页，共2页" in pages[0]
    assert f"<strong>{PER_STEP + 5}</strong>" in pages[0]
    assert "没有这一页" in pages[2]
    for number in ("0", "51", "-1", "x", "１", "1e3", "99999999999999999999"):
        asked = {"q": "停水", "page": number}
        assert reader.get("/search/", asked).status_code == 404


def test_more_than_are_listed_is_said(
    reporter: User, chief: User, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST_FOUND", 4)
    live_issue(4, reporter=reporter, chief=chief, headline="停水通知")
    assert "<strong>4</strong>" in ask(reader, q="停水")
    live_issue(1, reporter=reporter, chief=chief, headline="停水", date=TODAY - DAY)
    for sort in ("", "newest"):
        page = ask(reader, q="停水", sort=sort)
        assert "<strong>1,000+</strong>" in page
        assert "只列出前面1,000篇" in page
        assert len(shown(page)) == 4


@pytest.mark.parametrize("stories", [3, 30])
def test_search_costs_few_queries_however_many_stories(
    stories: int, reporter: User, chief: User, reader: Client
) -> None:
    live_issue(stories, reporter=reporter, chief=chief, headline="停水通知")

    def cost(typed: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            ask(reader, q=typed)
        # A test is one transaction: what opens one on the site is a savepoint here.
        return sum("SAVEPOINT" not in query["sql"] for query in captured)

    assert (cost("停水"), cost("挺水"), cost("")) == (5, 11, 1)


def test_too_costly_question_is_refused_with_a_sentence(
    story: Article, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*args: object, **options: object) -> None:
        raise TooSlowError

    monkeypatch.setattr(view, "find", slow)
    answer = reader.get("/search/?q=湖堤")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-store")
    assert "太费时间" in answer.content.decode()


def test_page_is_kept_out_of_search_engines_and_has_one_heading(
    story: Article, reader: Client
) -> None:
    page = ask(reader, q="湖堤")
    assert '<meta name="robots" content="noindex">' in page
    assert page.count("<h1") == 1
    answer = reader.get("/search/?q=湖堤")
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert reader.post("/search/", {"q": "湖堤"}).status_code == 405


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.dictionaries(
        st.sampled_from(["q", "section", "since", "until", "sort"]),
        st.text(max_size=20),
    )
)
@example({"q": "\ud800", "since": "0001-01-01"})
@example({"since": "9999-12-31", "until": "\x00"})
@example({"q": "2026-11-24", "since": "2099-12-31"})
@example({"until": "2100-12-31"})
def test_no_address_is_an_error(
    story: Article, reader: Client, asked: dict[str, str]
) -> None:
    safe = {name: text.replace("\0", "") for name, text in asked.items()}
    safe = {n: t.encode("utf-8", "replace").decode() for n, t in safe.items()}
    assert reader.get("/search/", safe).status_code == 200


def test_instant_of_the_day_is_the_papers_own(
    reporter: User, chief: User, reader: Client
) -> None:
    """Half past midnight in Shanghai is still yesterday in UTC."""
    at = dt.datetime(2026, 11, 24, 0, 30, tzinfo=NOW.tzinfo)
    live_issue(1, reporter=reporter, chief=chief, headline="停水", at=at)
    assert len(shown(ask(reader, q="停水", since="2026-11-24"))) == 1
    assert shown(ask(reader, q="停水", until="2026-11-23")) == []
