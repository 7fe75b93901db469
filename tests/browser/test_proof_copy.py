"""What is typed in a proof outlives its tab, and is gone once the proof is saved."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tests.browser.conftest import Desk
from tests.browser.typed import COPIES, TYPED, until
from tests.cast import signed_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OFFER = "section.draft"


def test_proof_typed_in_a_closed_tab_is_shown_again(
    desk: Desk,
    reporter: User,
    chief: User,
    proofreader: User,
    complaints: list[str],
) -> None:
    now = timezone.now() - dt.timedelta(hours=1)
    story = signed_article(by=reporter, chief=chief, now=now)
    address = f"/admin/articles/article/{story.pk}/proof/"
    page = desk(proofreader)
    page.goto(address)
    other = page.context.new_page()
    page.fill("#proof_form [name=headline]", TYPED)
    page.close(run_before_unload=False)
    other.goto(address)
    other.wait_for_selector(OFFER)
    other.click(f"{OFFER} summary")
    assert TYPED in other.eval_on_selector_all(
        f"{OFFER} textarea", "areas => areas.map(area => area.value)"
    )
    other.fill("#proof_form [name=headline]", TYPED)
    other.click("#proof_form button.main")
    other.wait_for_selector(".messagelist .success")
    other.goto(address)
    other.wait_for_selector("#proof_form")
    assert other.query_selector(OFFER) is None
    assert other.evaluate(COPIES) == []
    assert complaints == []


def test_signing_out_wipes_the_proof(
    desk: Desk, reporter: User, chief: User, proofreader: User
) -> None:
    now = timezone.now() - dt.timedelta(hours=1)
    story = signed_article(by=reporter, chief=chief, now=now)
    page = desk(proofreader)
    page.goto(f"/admin/articles/article/{story.pk}/proof/")
    page.fill("#proof_form [name=headline]", TYPED)
    until(lambda: len(page.evaluate(COPIES)) == 1)
    page.click("#logout-form button")
    page.wait_for_load_state()
    assert page.evaluate(COPIES) == []
