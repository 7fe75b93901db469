"""Eight at one thing at once, through a live server: done once and logged once."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import layout
from articles.models import Article, DeskLog
from articles.vocabulary import Role, Verb
from tests.admin.posting import verb_address
from tests.cast import hire, make_issue, place_all, reviewed_article, signed_article
from tests.drill.conftest import HttpBrowser, Open
from tests.press import approve_all

pytestmark = pytest.mark.django_db(transaction=True)

CROWD, ROUNDS = 8, 20


def chiefs(enter: Open) -> list[HttpBrowser]:
    return [enter(hire(f"chief_{number}", Role.CHIEF)) for number in range(CROWD)]


def at_once(
    browsers: Sequence[HttpBrowser], address: str, form: dict[str, Any]
) -> list[int]:
    with ThreadPoolExecutor(len(browsers)) as pool:
        answers = pool.map(lambda one: one.post(address, form).status_code, browsers)
        return sorted(answers)


def logged(verb: Verb, *, of: int) -> int:
    return DeskLog.objects.filter(verb=verb, target_id=of).count()


def test_eight_sign_one_story(
    enter: Open, say: Callable[[str], None], reporter: User
) -> None:
    crowd = chiefs(enter)
    for _round in range(ROUNDS):
        article = reviewed_article(by=reporter)
        form = {"version": article.version, "comment": ""}
        codes = at_once(crowd, verb_address(article, "sign"), form)
        assert codes == [302] + [409] * (CROWD - 1)
        assert logged(Verb.SIGN, of=article.pk) == 1
        assert article.sign_offs.releasing().count() == 1
    say(f"{ROUNDS} stories signed by {CROWD} at once: each once and logged once")


def test_eight_release_one_issue(
    enter: Open, say: Callable[[str], None], reporter: User, chief: User
) -> None:
    crowd = chiefs(enter)
    articles = [signed_article(by=reporter, chief=chief) for _ in range(5)]
    issue = make_issue(by=chief)
    place_all(issue, articles, by=chief)
    approve_all(issue, chief=chief)
    address = f"/admin/articles/issue/{issue.pk}/release/"
    codes = at_once(crowd, address, {"at": "2027-01-05T06:00:00"})
    assert codes.count(302) == 1
    assert logged(Verb.RELEASE, of=issue.pk) == 1
    instants = set(Article.objects.values_list("live_from", flat=True))
    assert len(instants) == 1
    assert layout.printed_issue(issue)
    say(f"one issue released by {CROWD} at once: once and logged once")
