"""The screens that merge two reporters: chosen, shown, confirmed, by who keeps them."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Byline, DeskLog, Reporter
from articles.vocabulary import Verb
from tests.cast import make_article, make_reporter


@pytest.fixture
def gone(db: None) -> Reporter:
    return make_reporter("芊卉")


@pytest.fixture
def kept(db: None) -> Reporter:
    return make_reporter("徐芊卉")


def merging(row: Reporter) -> str:
    return f"/admin/articles/reporter/{row.pk}/merging/"


def test_page_of_a_reporter_leads_to_the_screen(
    client: Client, desk_head: User, gone: Reporter
) -> None:
    client.force_login(desk_head)
    page = client.get(f"/admin/articles/reporter/{gone.pk}/change/").content.decode()
    assert merging(gone) in page


def test_what_would_move_is_shown_before_it_moves(
    client: Client, desk_head: User, gone: Reporter, kept: Reporter
) -> None:
    Byline.objects.create(article=make_article(by=desk_head), reporter=gone)
    client.force_login(desk_head)
    assert client.get(merging(gone)).status_code == 200
    page = client.get(merging(gone), {"into": kept.pk}).content.decode()
    assert "工作稿署名 1 处" in page and "徐芊卉" in page
    assert Reporter.objects.filter(pk=gone.pk).exists()


def test_confirmed_merge_shows_who_stays(
    client: Client, desk_head: User, gone: Reporter, kept: Reporter
) -> None:
    client.force_login(desk_head)
    door = f"/admin/articles/reporter/{gone.pk}/merge/"
    answer = client.post(door, {"into": kept.pk}, follow=True)
    assert answer.redirect_chain[-1][0].endswith(f"/reporter/{kept.pk}/change/")
    assert "一字未改" in answer.content.decode()
    assert not Reporter.objects.filter(pk=gone.pk).exists()


@pytest.mark.parametrize("into", ["", "0", "999999999", "abc", "9" * 30])
def test_bad_choice_is_a_sentence(
    client: Client, desk_head: User, gone: Reporter, into: str
) -> None:
    client.force_login(desk_head)
    assert client.get(merging(gone), {"into": into}).status_code == 200
    door = f"/admin/articles/reporter/{gone.pk}/merge/"
    answer = client.post(door, {"into": into})
    assert answer.status_code == 403
    assert "哪一位" in answer.content.decode() or "重选" in answer.content.decode()


def test_oneself_is_not_to_choose(
    client: Client, desk_head: User, gone: Reporter
) -> None:
    client.force_login(desk_head)
    door = f"/admin/articles/reporter/{gone.pk}/merge/"
    assert client.post(door, {"into": gone.pk}).status_code == 403
    assert Reporter.objects.filter(pk=gone.pk).exists()


@pytest.mark.parametrize("name", ["reporter", "page_editor", "proofreader", "auditor"])
def test_who_keeps_no_reporters_is_refused(
    client: Client,
    request: pytest.FixtureRequest,
    name: str,
    gone: Reporter,
    kept: Reporter,
) -> None:
    client.force_login(request.getfixturevalue(name))
    assert client.get(merging(gone)).status_code == 403
    door = f"/admin/articles/reporter/{gone.pk}/merge/"
    assert client.post(door, {"into": kept.pk}).status_code == 403
    assert Reporter.objects.filter(pk=gone.pk).exists()
    assert DeskLog.objects.filter(verb=Verb.REFUSED, noun="reporter").exists()
