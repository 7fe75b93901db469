"""Two editors on one story, over and over: nothing is overwritten unseen."""

import os
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Revision
from tests.admin.posting import change_address, fields_of
from tests.cast import submitted_article
from tests.drill.conftest import HttpBrowser, Open

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = int(os.environ.get("DRILL_ROUNDS", "1000"))


def test_of_two_saves_none_is_lost_silently(
    enter: Open,
    say: Callable[[str], None],
    reporter: User,
    page_editor: User,
    desk_head: User,
) -> None:
    article = submitted_article(by=reporter)
    browsers = [enter(page_editor), enter(desk_head)]
    lost = refused = kept = 0
    with ThreadPoolExecutor(2) as pool:
        for number in range(ROUNDS):
            texts = [f"第{number}回甲的主题", f"第{number}回乙的主题"]
            forms = [_form(browser, article) for browser in browsers]
            posts = zip(browsers, forms, texts, strict=True)
            answers = list(pool.map(lambda post: _save(article, *post), posts))
            codes = [code for code, _body in answers]
            refused += codes.count(409)
            kept += sum(
                code == 409 and text in body
                for text, (code, body) in zip(texts, answers, strict=True)
            )
            lost += _silently_lost(article, texts, codes)
            if (number + 1) % 100 == 0:
                say(f"{number + 1} rounds: {refused} refused, {lost} lost")
    say(
        f"{ROUNDS} rounds of two editors: {lost} silent overwrites, {refused} refused "
        f"with 409, {kept} of these with the typed text still in the form"
    )
    assert (lost, kept) == (0, refused)


def _form(browser: HttpBrowser, article: Article) -> dict[str, Any]:
    return fields_of(
        browser.get(change_address(article)).content.decode(), form="article_form"
    )


def _save(
    article: Article, browser: HttpBrowser, form: dict[str, Any], text: str
) -> tuple[int, str]:
    time.sleep(random.random() / 100)
    typed = form | {"headline": text, "_save": "1"}
    answer = browser.post(change_address(article), typed)
    return answer.status_code, answer.content.decode()


def _silently_lost(article: Article, texts: list[str], codes: list[int]) -> int:
    """A save that was acknowledged, yet no revision holds it; or two in one round."""
    saved = [text for text, code in zip(texts, codes, strict=True) if code == 302]
    headlines = set(
        Revision.objects.filter(article=article)
        .order_by("-number")
        .values_list("content__headline", flat=True)[:4]
    )
    missing = [text for text in saved if text not in headlines]
    return len(missing) + max(0, len(saved) - 1)
