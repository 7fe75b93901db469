"""What comes in stands as a release would have left it, signed by the archive."""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from articles.archive.importing import Fate
from articles.models import Article, DeskLog, Issue, Reporter, Section, Series, SignOff
from articles.models.bounds import FIRST_INSTANT
from articles.models.content import card_of, content_of, hash_of
from articles.text import count_characters, count_han, plain
from articles.vocabulary import ArticleState, IssueState, Stage, Verb
from tests.archiving import (
    Record,
    bring_records,
    fates,
    issue,
    one_story,
    page,
    refusals,
    remarks,
    story,
)
from tests.cast import NOW
from tests.chain import first_fault

pytestmark = pytest.mark.django_db

FULL: Record = {
    "kind": "通讯",
    "weight": "头条",
    "label": "短评",
    "kicker": "秋汛过后",
    "headline": "渡口重开\n第一天",
    "deck": "——柳桥街道小记",
    "summary": "摆渡人换了新船。\n老街坊来看热闹。",
    "dateline": "本报讯",
    "body": "<p>渡口开了。<strong>人来人往</strong></p><h3>新船</h3><div>三丈。</div>",
    "source": {
        "kind": "转载",
        "name": "湖滨晚报",
        "url": "https://paper.example/a?id=1",
        "title": "渡口的一天",
        "author": "阿慈",
    },
    "section": "民生",
    "series": "一线见闻",
    "tags": ["渡口", "水运", "渡口"],
    "credits": [
        {"role": "reporter", "name": "沈砚", "qualifier": "见习"},
        {"role": "通讯员", "name": "小顾", "reporter": "顾念慈"},
        {"name": "柳桥宣"},
    ],
    "photos": [{"caption": "船到了。\n人笑了。", "credit": "徐雁 摄", "after": 1}],
    "old": ["/html/2003-09/12/content_1.htm"],
}


def all_stories() -> list[Article]:
    rows = Article.objects.select_related("live_revision", "page__issue")
    return list(rows.order_by("page__number", "position"))


@pytest.fixture
def directory() -> None:
    for name in ("沈砚", "顾念慈", "徐雁"):
        Reporter.objects.create(name=name)
    Section.objects.create(name="民生")
    Series.objects.create(name="一线见闻")


@pytest.mark.parametrize("record", [FULL, story(), story(kind="广告", label="启事")])
def test_hash_is_the_one_that_the_app_computes(
    record: Record, directory: None, tmp_path: Path
) -> None:
    results = bring_records(tmp_path, issue(page(record, story("第二篇"))))
    assert fates(results) == [Fate.BROUGHT]
    assert not refusals(results)
    assert len(all_stories()) == 2
    for article in all_stories():
        revision = article.live_revision
        assert revision is not None
        content = content_of(article)
        assert content == revision.content
        assert revision.hash == hash_of(content)
        assert revision.card == card_of(content)
        assert article.first_words == revision.card["headline"]
        assert revision.refers_to(article)
        before = {f.attname: getattr(article, f.attname) for f in article._meta.fields}
        article.normalise()
        assert before == {name: getattr(article, name) for name in before}
        assert article.words == count_characters(plain(article.body))
        assert article.words_han == count_han(plain(article.body))


def test_every_field_arrives(directory: None, tmp_path: Path) -> None:
    bring_records(tmp_path, issue(page(FULL, credits="责编 恽淇"), number=9, total=99))
    [article] = all_stories()
    assert article.headline == "渡口重开 第一天"
    assert article.summary == "摆渡人换了新船。\n老街坊来看热闹。"
    body = "<p>渡口开了。<strong>人来人往</strong></p><h2>新船</h2><p>三丈。</p>"
    assert article.body == body
    assert article.section == Section.objects.get(name="民生")
    assert article.series == Series.objects.get(name="一线见闻")
    assert sorted(article.tags.names()) == ["水运", "渡口"]
    printed = [(row.role, row.name, row.reporter) for row in article.bylines.all()]
    assert printed == [
        ("reporter", "沈砚", Reporter.objects.get(name="沈砚")),
        ("correspondent", "小顾", Reporter.objects.get(name="顾念慈")),
        ("unknown", "柳桥宣", None),
    ]
    place = article.article_photos.get()
    assert (place.after, place.printed_caption) == (1, "船到了。\n人笑了。")
    assert place.photo.shots.get().reporter.name == "徐雁"
    assert article.page is not None
    assert article.page.credits == "责编 恽淇"
    assert (article.page.issue.number, article.page.issue.total_number) == (9, 99)
    assert article.old_addresses.get().path == "/html/2003-09/12/content_1.htm"


def test_story_is_signed_by_the_archive_alone_and_live_at_once(tmp_path: Path) -> None:
    bring_records(tmp_path, one_story())
    released = Issue.objects.get()
    assert released.state == IssueState.RELEASED
    for article in all_stories():
        assert article.state == ArticleState.SIGNED
        assert article.is_live(NOW)
        assert article.live_from == article.first_live_at == released.release_at
        sign_off = SignOff.objects.get(article=article)
        assert sign_off.stage == Stage.ARCHIVE
        assert sign_off.revision_id == article.live_revision_id
        assert (sign_off.person, sign_off.at) == (None, NOW)


INSTANTS = [
    ({}, "2003-09-11T22:00"),
    ({"date": "1988-07-01"}, "1988-06-30T21:00"),
    ({"date": "1988-12-01"}, "1988-11-30T22:00"),
    ({"date": "1991-09-15"}, "1991-09-14T22:00"),
    ({"edition": "extra", "time": "15:30"}, "2003-09-12T07:30"),
]


@pytest.mark.parametrize(("given", "utc"), INSTANTS)
def test_issue_has_the_instant_of_its_own_day(
    given: Any, utc: str, tmp_path: Path
) -> None:
    bring_records(tmp_path, issue(**given))
    instant = dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)
    assert Issue.objects.get().release_at == instant


def test_first_day_of_all_is_brought_in_too(tmp_path: Path) -> None:
    bring_records(tmp_path, issue(date="1949-01-01"))
    assert Issue.objects.get().release_at == FIRST_INSTANT


def test_one_line_of_the_log_for_each_issue_and_the_chain_holds(
    tmp_path: Path, chief: User
) -> None:
    records = [issue(date=f"2003-09-{day}") for day in (12, 13, 14)]
    bring_records(tmp_path, *records, by=chief)
    rows = DeskLog.objects.filter(verb=Verb.IMPORT)
    assert {row.target_id for row in rows} == {row.pk for row in Issue.objects.all()}
    assert {(row.person, row.at) for row in rows} == {(chief, NOW)}
    for row in rows:
        live = Article.objects.filter(page__issue=row.target_id)
        assert row.detail["stories"] == list(live.values_list("pk", flat=True))
    assert first_fault() is None
    call_command("verify_log", stdout=io.StringIO())


def test_readers_find_the_issue_its_page_and_its_story(
    tmp_path: Path, client: Client
) -> None:
    record = issue(page(FULL, old=["/html/node_1.htm"]), old=["/html/index.htm"])
    bring_records(tmp_path, record)
    [article] = all_stories()
    for address in ("/2003/09/12/", "/2003/09/12/1/", article.get_absolute_url()):
        assert "渡口重开" in client.get(address).content.decode()
    for old, new in {
        "/html/2003-09/12/content_1.htm": article.get_absolute_url(),
        "/html/node_1.htm": "/2003/09/12/1/",
        "/html/index.htm": "/2003/09/12/",
    }.items():
        assert client.get(old).headers["Location"] == new


def test_unknown_names_are_printed_and_made_only_on_wish(tmp_path: Path) -> None:
    record = one_story(section="新频道", series="新专栏", tags=["新标签"])
    said = {finding.field for finding in remarks(bring_records(tmp_path, record))}
    assert said == {"sections", "series", "credits"}
    assert not Reporter.objects.exists()
    assert [row.section for row in all_stories()] == [None, None]
    makes = ["reporters", "sections", "series"]
    record["date"] = "2003-09-13"
    assert not remarks(bring_records(tmp_path, record, makes=makes))
    article = Article.objects.get(page__issue__date="2003-09-13", position=1)
    assert article.section == Section.objects.get(name="新频道")
    assert article.series == Series.objects.get(name="新专栏")
    assert Reporter.objects.get().name == "沈砚"


def test_one_of_two_namesakes_is_known_by_the_organisation(tmp_path: Path) -> None:
    Reporter.objects.create(name="沈砚")
    other = Reporter.objects.create(name="沈砚", organisation="航管所")
    signed = [
        {"role": "记者", "name": "沈砚", "organisation": "航管所"},
        {"role": "记者", "name": "沈砚", "organisation": "渔业队"},
    ]
    results = bring_records(tmp_path, issue(page(story(credits=signed))))
    [article] = all_stories()
    assert [row.reporter for row in article.bylines.all()] == [other, None]
    assert any("2 位作者叫" in finding.sentence for finding in remarks(results))


def test_printed_line_stands_where_nobody_parsed_it(tmp_path: Path) -> None:
    record = story(credits=[], credits_printed="本报记者 沈砚 通讯员 小顾")
    bring_records(tmp_path, issue(page(record)))
    [byline] = all_stories()[0].bylines.all()
    assert (byline.role, byline.name) == ("unknown", "本报记者 沈砚 通讯员 小顾")
