"""Confirming a galley makes its drafts once; what is begun stays, in any window."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles import workflow
from articles.intake.matter import matter_from
from articles.models import (
    Article,
    DeskLog,
    Galley,
    GalleyStep,
    Issue,
    PageImport,
)
from articles.vocabulary import ArticleState, Verb
from tests.admin.conftest import Login
from tests.cast import make_issue
from tests.intaking import (
    DAY,
    PAGE,
    READ,
    address,
    importer,
    opened,
    read_in,
    sent,
)

pytestmark = pytest.mark.usefixtures("clock")


# Confirming.


def test_confirmed_page_is_drafts_in_printed_order_on_its_page(
    login: Login, page_editor: User, chief: User
) -> None:
    issue = make_issue(by=chief, date=DAY)
    client, galley = importer(login, page_editor)
    answer = sent(client, galley, "confirm")
    row = PageImport.objects.get()
    assert answer["Location"] == reverse(
        "admin:articles_pageimport_change", args=[row.pk]
    )
    page = issue.pages.get(number=2)
    rows = list(Article.objects.on_page(page).order_by("position"))
    assert [story.headline for story in rows] == [
        "区委常委会召开会议",
        "我区召开冬季安全生产工作调度会",
        "",
    ]
    assert {story.created_by for story in rows} == {page_editor}
    shown = client.get(answer["Location"]).content.decode()
    assert all(
        reverse("admin:articles_article_change", args=[story.pk]) in shown
        for story in rows
    )


def test_page_that_is_not_planned_yet_is_opened_with_its_issue(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    assert galley.target == "new:2026-11-25:2"
    assert not Issue.objects.exists()
    sent(client, galley, "confirm")
    page = PageImport.objects.get().page
    assert page is not None and (page.number, page.label, page.name) == (
        2,
        "A02",
        "要闻",
    )


def test_confirmed_stories_can_be_submitted(login: Login, page_editor: User) -> None:
    client, galley = importer(login, page_editor)
    sent(client, galley, "confirm", target="")
    story = Article.objects.get(headline="区委常委会召开会议")
    workflow.submit(story, by=page_editor, now=story.created_at)
    assert story.state == ArticleState.SUBMITTED and story.page is None


def test_form_sent_twice_makes_the_drafts_once(login: Login, page_editor: User) -> None:
    client, galley = importer(login, page_editor)
    form = opened(client, galley)
    first = client.post(address(galley, "confirm"), form)
    again = client.post(address(galley, "confirm"), form, follow=True)
    assert Article.objects.count() == 3 and PageImport.objects.count() == 1
    assert again.redirect_chain[-1][0] == first["Location"]
    assert "没有再导一遍" in again.content.decode()
    assert DeskLog.objects.filter(verb=Verb.IMPORT).count() == 1
    assert client.get(address(galley))["Location"] == first["Location"]


def test_same_text_again_says_so_with_a_link(login: Login, page_editor: User) -> None:
    client, galley = importer(login, page_editor)
    sent(client, galley, "confirm")
    link = reverse(
        "admin:articles_pageimport_change", args=[PageImport.objects.get().pk]
    )
    other = read_in(client)
    assert link in client.get(address(other)).content.decode()
    answer = sent(client, other, "confirm")
    assert answer.status_code == 409 and link in answer.content.decode()
    assert Article.objects.count() == 3
    sent(client, other, "confirm", again="on")
    assert Article.objects.count() == 6


def test_refused_confirmation_keeps_what_was_typed_with_it(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    sent(client, galley, "confirm")
    other = read_in(client)
    first = matter_from(other.matter).items[0].id
    answer = sent(client, other, "confirm", **{f"i{first}-headline": "新的主题"})
    assert answer.status_code == 409
    assert 'value="新的主题"' in answer.content.decode()
    assert Article.objects.count() == 3


def test_page_that_went_meanwhile_is_refused_with_the_screen(
    login: Login, page_editor: User, chief: User
) -> None:
    issue = make_issue(by=chief, date=DAY)
    client, galley = importer(login, page_editor)
    form = opened(client, galley)
    issue.pages.get(number=2).delete()
    answer = client.post(address(galley, "confirm"), form)
    assert answer.status_code == 403 and "重新选一个" in answer.content.decode()
    assert 'id="galley_form"' in answer.content.decode()
    assert not Article.objects.exists()


def test_everything_left_out_makes_nothing(login: Login, page_editor: User) -> None:
    client, galley = importer(login, page_editor)
    outs = {f"i{item.id}-out": "on" for item in matter_from(galley.matter).items}
    answer = sent(client, galley, "confirm", **outs)
    assert answer.status_code == 403 and not PageImport.objects.exists()


# What is begun stays.


def test_closed_tab_is_offered_back_with_its_corrections(
    login: Login, page_editor: User, desk_head: User
) -> None:
    client, galley = importer(login, page_editor)
    first = matter_from(galley.matter).items[0].id
    sent(client, galley, "keep", **{f"i{first}-headline": "改到一半的主题"})
    later = login(page_editor)
    html = later.get(reverse(READ)).content.decode()
    assert "改到一半的主题" in html and address(galley) in html
    assert 'value="改到一半的主题"' in later.get(address(galley)).content.decode()
    assert "改到一半的主题" not in login(desk_head).get(reverse(READ)).content.decode()


def test_discarded_galley_goes_with_its_file(
    login: Login, page_editor: User, media_root: object
) -> None:
    client = login(page_editor)
    file = SimpleUploadedFile("版.txt", PAGE.encode("gb18030"))
    client.post(reverse(READ), {"text": "", "file": file})
    galley = Galley.objects.get()
    client.post(address(galley, "discard"))
    assert not Galley.objects.exists() and not GalleyStep.objects.exists()


def test_old_galleys_are_swept_and_made_ones_keep_their_file(
    login: Login, page_editor: User, clock: time_machine.Traveller
) -> None:
    client, _galley = importer(login, page_editor)
    clock.shift(dt.timedelta(days=31))
    client = login(page_editor)
    read_in(client, PAGE.replace("岁末", "年终").replace("常委会", "常委会议"))
    assert Galley.objects.count() == 1


# Two windows.


def test_two_windows_of_one_galley_keep_both_corrections(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    one, two = opened(client, galley), opened(client, galley)
    first, second = (item.id for item in matter_from(galley.matter).items[:2])
    client.post(address(galley), one | {f"i{first}-headline": "左边的主题"})
    answer = client.post(
        address(galley), two | {f"i{second}-headline": "右边的主题"}, follow=True
    )
    html = answer.content.decode()
    assert 'value="左边的主题"' in html and 'value="右边的主题"' in html
    assert "两边的改动都留下了" in html


def test_same_place_in_two_windows_is_shown_and_overwrites_nothing(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    one, two = opened(client, galley), opened(client, galley)
    first = matter_from(galley.matter).items[0].id
    name = f"i{first}-headline"
    client.post(address(galley), one | {name: "左边的主题"})
    for door in ("galley", "confirm"):
        answer = client.post(address(galley, door), two | {name: "右边的主题"})
        assert answer.status_code == 409
        html = answer.content.decode()
        assert 'value="左边的主题"' in html and "右边的主题</textarea>" in html
    assert not Article.objects.exists()
    kept = client.post(address(galley, "keep"), two | {name: "右边的主题"})
    assert kept.status_code == 409 and kept.json()["version"] is None


def test_window_left_open_over_a_confirmed_galley_gives_its_words_back(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    old = opened(client, galley)
    sent(client, galley, "confirm")
    first = matter_from(galley.matter).items[0].id
    answer = client.post(address(galley), old | {f"i{first}-headline": "晚了一步"})
    assert answer.status_code == 409 and "晚了一步" in answer.content.decode()
    assert not Article.objects.filter(headline="晚了一步").exists()


def test_window_from_before_the_kept_steps_gives_its_words_back(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    old = opened(client, galley)
    GalleyStep.objects.all().delete()
    Galley.objects.update(version=90)
    first = matter_from(galley.matter).items[0].id
    answer = client.post(address(galley), old | {f"i{first}-headline": "晚了一步"})
    assert answer.status_code == 409 and "晚了一步" in answer.content.decode()
