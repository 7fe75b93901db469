"""What the nouns say of themselves, and which rows a door may ask for."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.contrib.auth.models import User
from django.utils.translation import override

from articles.models import Article, Issue, Page, Revision
from articles.vocabulary import ArticleKind
from tests.cast import (
    HOUR,
    NOW,
    TODAY,
    make_article,
    make_issue,
    make_photo,
    make_reporter,
    released_issue,
    signed_article,
)

pytestmark = pytest.mark.django_db


def test_story_without_headline_is_called_by_its_first_words(reporter: User) -> None:
    article = make_article(by=reporter, headline="", body="<p>湖面上的天鹅。</p>")
    assert article.title == "湖面上的天鹅。"


def test_photo_story_is_called_by_its_caption(reporter: User) -> None:
    photo = make_photo(caption="雪后初霁的东岸栈道，游人如织。")
    article = make_article(by=reporter, headline="", body="", photos=[photo])
    assert article.title == "雪后初霁的东岸栈道，游人如织。"


def test_story_without_any_words_is_called_by_its_number(reporter: User) -> None:
    article = make_article(by=reporter, headline="", body="")
    assert article.title == f"#{article.pk}"


def test_what_is_typed_is_cleaned_once(reporter: User) -> None:
    article = make_article(
        by=reporter, headline=" 主\0题 ", body="<p onclick=x>甲</p><script>x</script>"
    )
    assert (article.headline, article.body) == ("主题", "<p>甲</p>")


def test_page_says_its_printed_label_or_its_number() -> None:
    assert Page(number=3, name="要闻").heading == "第03版 要闻"
    assert Page(number=4, label="A04").heading == "第A04版"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_issue_is_called_by_its_date_in_any_language(language: str) -> None:
    with override(language):
        assert str(Issue(date=dt.date(2024, 2, 6))) == "2024年2月6日"
        extra = Issue(date=dt.date(2024, 2, 6), edition="extra")
        assert str(extra) == "2024年2月6日 号外"


@pytest.mark.parametrize(
    ("edition", "issue", "page"),
    [
        ("main", "/2024/02/06/", "/2024/02/06/1/"),
        ("extra", "/2024/02/06/extra/", "/2024/02/06/extra/1/"),
    ],
)
def test_addresses_of_paper_are_its_date(edition: str, issue: str, page: str) -> None:
    paper = Issue(date=dt.date(2024, 2, 6), edition=edition)
    assert paper.get_absolute_url() == issue
    assert Page(issue=paper, number=1).get_absolute_url() == page


def test_neighbours_skip_days_without_paper_and_other_editions(chief: User) -> None:
    days = [TODAY - dt.timedelta(days=back) for back in (9, 3, 0)]
    old, middle, new = (make_issue(by=chief, date=day, pages=1) for day in days)
    make_issue(by=chief, date=days[1], edition="extra", pages=1)
    assert Issue.objects.before(new).first() == middle
    assert Issue.objects.after(old).first() == middle
    assert set(Issue.objects.not_live(NOW)) == set(Issue.objects.all())


def test_reading_on_meets_each_story_once_though_instants_are_equal(
    reporter: User, chief: User
) -> None:
    articles = [signed_article(by=reporter, chief=chief) for _ in range(5)]
    released_issue(articles, chief=chief)
    rows = Article.objects.live(NOW).newest_first()
    met, last = [rows[0]], rows[0]
    assert last.live_from is not None
    while found := rows.older_than(last.live_from or NOW, pk=last.pk).first():
        met.append(found)
        last = found
    assert met == list(rows)
    assert len(met) == 5


def test_reporter_is_credited_once_and_only_by_the_live_text(
    reporter: User, chief: User
) -> None:
    writer, other = make_reporter("郁白"), make_reporter("陆青")
    article = signed_article(by=reporter, chief=chief, bylines=[writer, writer])
    released_issue([article], chief=chief)
    article.bylines.update(reporter=other)
    live = Article.objects.live(NOW)
    assert list(live.credited_to(writer)) == [article]
    assert not live.credited_to(other).exists()


def test_advertising_is_no_news(reporter: User, chief: User) -> None:
    advert = signed_article(by=reporter, chief=chief, kind=ArticleKind.ADVERT)
    news = signed_article(by=reporter, chief=chief)
    released_issue([advert, news], chief=chief)
    assert list(Article.objects.live(NOW).news()) == [news]


@pytest.mark.parametrize("stories", [1, 12])
def test_list_of_cards_costs_three_queries_however_long(
    stories: int,
    reporter: User,
    chief: User,
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    articles = [
        signed_article(by=reporter, chief=chief, photos=[make_photo()])
        for _ in range(stories)
    ]
    released_issue(articles, chief=chief)
    with django_assert_num_queries(3):
        for article in Article.objects.live(NOW).with_cards().newest_first():
            assert article.live_revision is not None
            assert article.live_revision.card["headline"]
            assert [
                row.photo.key for row in article.live_revision.revision_photos.all()
            ]
            assert article.page is not None
            assert article.page.issue.date


def test_revision_keeps_the_rows_behind_its_words(reporter: User) -> None:
    writer, photo = make_reporter("郁白"), make_photo()
    article = make_article(by=reporter, bylines=[writer], photos=[photo])
    article.bylines.create(printed_name="本报编辑部", order=5)
    revision = Revision.objects.record(article, by=reporter, now=NOW)
    linked = revision.revision_credits.values_list("order", "reporter")
    assert list(linked) == [(0, writer.pk)]
    names = [row["name"] for row in revision.content["bylines"]]
    assert names == ["郁白", "本报编辑部"]
    assert [row.photo for row in revision.revision_photos.all()] == [photo]


def test_same_words_under_another_reporter_are_another_revision(
    reporter: User,
) -> None:
    """Two people of one name: the text is equal, the link is not."""
    article = make_article(by=reporter, bylines=[make_reporter("张伟")])
    article.bylines.update(reporter=make_reporter("张伟"))
    second = Revision.objects.record(article, by=reporter, now=NOW + HOUR)
    assert (second.number, second.hash) == (2, article.revisions.get(number=1).hash)
