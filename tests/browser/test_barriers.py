"""No barrier that axe can see, no sideways scroll, no complaint, on any desk page."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles import drafts
from articles.models import Article, Correction
from tests.browser.barriers import hindrances
from tests.browser.conftest import Desk
from tests.cast import (
    make_article,
    make_issue,
    make_photo,
    make_reporter,
    place_all,
    released_issue,
    signed_article,
    submitted_article,
)
from tests.correcting import filed_correction
from tests.proofing import propose
from tests.rewriting import rewrite

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_desk_has_no_barriers(
    width: int,
    scheme: str,
    desk: Desk,
    visit: Any,
    reporter: User,
    chief: User,
    page_editor: User,
    complaints: list[str],
    axe: str,
) -> None:
    name = make_reporter("徐雁", user=reporter)
    photo = make_photo(by=reporter)
    story = submitted_article(by=reporter, bylines=[name], photos=[photo])
    draft = make_article(by=reporter, bylines=[name], photos=[make_photo(by=reporter)])
    pool = submitted_article(by=reporter, photos=[make_photo(by=reporter)])
    rewrite(pool, by=chief, photos=[make_photo(by=reporter)])
    issue = make_issue(by=chief, date=timezone.localdate())
    live, filed = corrected_today(reporter, chief, page_editor)
    signed = signed_article(by=reporter, chief=chief, photos=[make_photo(by=reporter)])
    place_all(issue, [story, signed], by=chief)
    propose(signed, by=page_editor, headline="改样的主题", deck="新副题")
    page_on = issue.pages.get(number=1)
    as_chief = [
        "",
        "articles/article/",
        f"articles/article/{story.pk}/change/",
        f"articles/article/{pool.pk}/history/",
        f"articles/article/{pool.pk}/compare/",
        f"articles/article/{draft.pk}/change/",
        f"articles/article/{live.pk}/change/",
        "articles/correction/",
        f"articles/correction/{filed.pk}/change/",
        "articles/issue/",
        "articles/issue/add/",
        f"articles/issue/{issue.pk}/change/",
        f"articles/issue/{issue.pk}/sheet/",
        f"articles/article/{signed.pk}/change/",
        f"articles/article/{signed.pk}/proof/",
        f"articles/article/{signed.pk}/proofs/",
        f"articles/article/{signed.pk}/review-sheet/",
        f"articles/page/{page_on.pk}/proofs/",
        "articles/photo/",
        f"articles/photo/{photo.pk}/change/",
        "articles/photo/add/",
        "articles/reporter/",
        f"articles/reporter/{name.pk}/change/",
        "articles/desklog/",
        "confirm/",
        "second-step/",
    ]
    unsaved = {"headline": "没存上的主题", "body": "<p>又写的一段。</p>"}
    drafts.keep(unsaved, article=draft, by=reporter, now=timezone.now())
    as_reporter = [
        "articles/article/add/",
        f"articles/article/{draft.pk}/change/",
        f"articles/article/{draft.pk}/change/?draft=1",
    ]
    found: list[str] = []
    visits = [(desk(chief, width, scheme), as_chief)]
    visits += [(desk(reporter, width, scheme), as_reporter)]
    visits += [(visit(width, scheme), ["login/"])]
    for page, addresses in visits:
        for address in addresses:
            page.goto(f"/admin/{address}")
            found += hindrances(page, axe, width)
    editor = visits[0][0]
    editor.goto(f"/admin/articles/article/{pool.pk}/change/")
    editor.fill("#id_headline", "我的主题")
    rewrite(pool, by=chief, photos=[make_photo(by=reporter)], deck="对方的副题")
    editor.click("[name=_save]")
    editor.wait_for_selector(".clash")
    found += hindrances(editor, axe, width)
    assert found == []
    assert complaints == []


def corrected_today(
    reporter: User, chief: User, page_editor: User
) -> tuple[Article, Correction]:
    """A story of yesterday's issue, out since now, and what waits for the chief."""
    story, now = signed_article(by=reporter, chief=chief), timezone.now()
    yesterday = timezone.localdate(now) - dt.timedelta(days=1)
    released_issue([story], chief=chief, at=now, now=now, date=yesterday)
    return story, filed_correction(story, by=page_editor, note="记者笔误。")
