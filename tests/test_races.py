"""Law 6 with real transactions: whoever comes at once, it is done and logged once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from articles import layout, workflow
from articles.models import Article, DeskLog, Issue, Page, Revision
from articles.refusals import NotReady, Refused, Stale, WrongState
from articles.vocabulary import ArticleState, Stage, Verb
from tests.cast import (
    HOUR,
    NOW,
    make_article,
    make_issue,
    place_all,
    released_issue,
    reviewed_article,
    signed_article,
    submitted_article,
)
from tests.press import approve_all

pytestmark = pytest.mark.django_db(transaction=True)

CROWD = 8


def together(*calls: Callable[[], object]) -> list[Refused]:
    """Run all at once, each on its own connection; the refusals that came back.

    Any other exception, a deadlock above all, fails the test.
    """
    gate = threading.Barrier(len(calls))

    def run(call: Callable[[], object]) -> Refused | None:
        try:
            gate.wait(timeout=10)
            call()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(calls)) as pool:
        results = list(pool.map(run, calls))
    return [refusal for refusal in results if refusal is not None]


def logged(verb: Verb) -> int:
    return DeskLog.objects.filter(verb=verb).count()


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def test_one_submission(reporter: User) -> None:
    article = make_article(by=reporter)
    lost = together(
        *[lambda: workflow.submit(fresh(article), by=reporter, now=NOW)] * CROWD
    )
    assert [type(refusal) for refusal in lost] == [WrongState] * (CROWD - 1)
    assert logged(Verb.SUBMIT) == 1


def test_one_signature(reporter: User, chief: User, other_chief: User) -> None:
    article = reviewed_article(by=reporter)
    calls = [
        lambda by=person: workflow.sign(fresh(article), by=by, now=NOW)
        for person in (chief, other_chief) * (CROWD // 2)
    ]
    lost = together(*calls)
    assert [type(refusal) for refusal in lost] == [WrongState] * (CROWD - 1)
    signed = article.sign_offs.filter(stage=Stage.FINAL)
    assert logged(Verb.SIGN) == signed.count() == 1


def test_one_release(reporter: User, chief: User) -> None:
    articles = [signed_article(by=reporter, chief=chief) for _ in range(3)]
    issue = make_issue(by=chief)
    place_all(issue, articles, by=chief)
    approve_all(issue, chief=chief)
    instants = [NOW + number * HOUR for number in range(CROWD)]
    lost = together(
        *[
            lambda at=at: layout.release(issue_again(issue), at=at, by=chief, now=NOW)
            for at in instants
        ]
    )
    assert [type(refusal) for refusal in lost] == [NotReady] * (CROWD - 1)
    assert logged(Verb.RELEASE) == 1
    live_from = set(Article.objects.values_list("live_from", flat=True))
    assert live_from == {issue_again(issue).release_at}


def issue_again(issue: Issue) -> Issue:
    return Issue.objects.get(pk=issue.pk)


def test_take_back_and_first_review_exclude_each_other(
    reporter: User, chief: User
) -> None:
    for _round in range(10):
        article = submitted_article(by=reporter)
        lost = together(
            lambda a=article: workflow.take_back(fresh(a), by=reporter, now=NOW),  # type: ignore[misc]
            lambda a=article: workflow.approve(fresh(a), by=chief, now=NOW),  # type: ignore[misc]
        )
        assert len(lost) == 1
        state = fresh(article).state
        assert state in (ArticleState.RETURNED, ArticleState.SECOND)
        standing = article.sign_offs.standing().exists()
        assert standing is (state == ArticleState.SECOND)


def test_signature_never_covers_a_text_saved_beside_it(
    reporter: User, chief: User, page_editor: User
) -> None:
    for round_ in range(10):
        article = reviewed_article(by=reporter)

        def edit(number: int = round_, article: Article = article) -> None:
            copy = fresh(article)
            copy.headline = f"审稿改动{number}"
            with transaction.atomic():
                workflow.save_copy(copy, version=copy.version, by=page_editor, now=NOW)
                workflow.record_edit(copy, by=page_editor, now=NOW)

        def sign(article: Article = article) -> None:
            read = fresh(article)
            workflow.sign(read, by=chief, now=NOW, version=read.version)

        together(edit, sign)
        now = fresh(article)
        last = article.revisions.first()
        signed = article.sign_offs.standing().first()
        assert last is not None
        assert last.content["headline"] == now.headline
        assert signed is None or signed.revision == last


def test_of_two_saves_of_one_version_one_is_stale_and_none_is_lost(
    reporter: User,
) -> None:
    article = make_article(by=reporter)
    read = article.version

    def save(text: str) -> None:
        copy = fresh(article)
        copy.headline = text
        with transaction.atomic():
            workflow.save_copy(copy, version=read, by=reporter, now=NOW)
            workflow.record_edit(copy, by=reporter, now=NOW)

    lost = together(lambda: save("甲的主题"), lambda: save("乙的主题"))
    assert [type(refusal) for refusal in lost] == [Stale]
    texts = [row.content["headline"] for row in Revision.objects.order_by("number")]
    assert len(texts) == 2
    assert texts[1] == fresh(article).headline


def test_of_two_orders_of_a_page_one_wins_and_no_story_is_lost(
    reporter: User, page_editor: User, desk_head: User
) -> None:
    articles = [make_article(by=reporter) for _ in range(5)]
    issue = make_issue(by=page_editor)
    place_all(issue, articles, by=page_editor)
    page = issue.pages.get(number=1)
    ids = [article.pk for article in articles]
    orders = {desk_head: ids[::-1], page_editor: ids[2:] + ids[:2]}
    lost = together(
        *[
            lambda by=by, order=order: layout.order_page(
                page, article_ids=order, version=page.version, by=by, now=NOW
            )
            for by, order in orders.items()
        ]
    )
    assert [type(refusal) for refusal in lost] == [Stale]
    kept = list(page.articles.order_by("position").values_list("pk", flat=True))
    assert kept in orders.values()


def test_crowd_on_one_page_loses_no_story_and_no_place(
    reporter: User, page_editor: User
) -> None:
    issue = make_issue(by=page_editor)
    first, second = issue.pages.all()
    articles = [make_article(by=reporter) for _ in range(CROWD)]
    place_all(issue, articles[: CROWD // 2], by=page_editor)

    def place(article: Article, page: Page) -> Callable[[], object]:
        return lambda: layout.place(fresh(article), page=page, by=page_editor, now=NOW)

    def order() -> None:
        page = Page.objects.get(pk=first.pk)
        ids = list(page.articles.order_by("-position").values_list("pk", flat=True))
        version = page.version
        layout.order_page(
            page, article_ids=ids, version=version, by=page_editor, now=NOW
        )

    together(
        *[place(article, first) for article in articles[CROWD // 2 :]],
        *[place(article, second) for article in articles[: CROWD // 4]],
        lambda: layout.unplace(fresh(articles[2]), by=page_editor, now=NOW),
        order,
    )
    for page in (first, second):
        places = list(page.articles.order_by("position").values_list("position"))
        assert places == [(number,) for number in range(1, len(places) + 1)]
    assert first.articles.count() + second.articles.count() == CROWD - 1


@pytest.mark.parametrize("other", ["pull", "unsign", "withdraw"])
def test_delay_beside_another_verb_leaves_one_instant(
    other: str, reporter: User, chief: User, other_chief: User
) -> None:
    articles = [signed_article(by=reporter, chief=chief) for _ in range(3)]
    issue = released_issue(articles, chief=chief, at=NOW + HOUR)
    by, now, out = other_chief, NOW, articles[0]
    calls: dict[str, Callable[[], object]] = {
        "pull": lambda: layout.pull(issue_again(issue), article=out, by=by, now=now),
        "unsign": lambda: workflow.unsign(fresh(out), by=by, now=now),
        "withdraw": lambda: workflow.withdraw(
            fresh(out), reason="误", ordered_by="总编", by=by, now=now
        ),
    }
    until = NOW + 2 * HOUR
    lost = together(
        lambda: layout.delay(issue_again(issue), until=until, by=chief, now=NOW),
        calls[other],
    )
    assert not lost
    assert not Article.objects.live(NOW + HOUR).exists()
    assert set(Article.objects.live(until)) == set(articles[1:])
