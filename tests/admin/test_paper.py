"""The form of the paper itself: who may, what is refused, what is logged, and that the
readers' pages follow."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles.models import DeskLog, Paper
from articles.vocabulary import Verb
from tests.admin.conftest import Login
from tests.admin.posting import Fields, fields_of, shown
from tests.cast import call_it

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/paper/"
FORM = "/admin/articles/paper/1/change/"


def form_of(client: Client) -> Fields:
    return shown(client, FORM, form="paper_form")


@pytest.mark.parametrize("who", ["chief", "administrator"])
def test_name_changes_on_the_readers_pages_at_once(
    who: str,
    login: Login,
    reader: Client,
    request: pytest.FixtureRequest,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    call_it()
    client = login(request.getfixturevalue(who))
    before = reader.get("/about/")
    fields = form_of(client) | {"name": "湖滨日报", "hotline": "0000-12345678"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(FORM, fields, follow=True)
    assert "已保存" in answer.text
    after = reader.get("/about/", headers={"if-none-match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "<h1>湖滨日报</h1>" in after.text
    assert "澄湖日报" not in after.text
    row = DeskLog.objects.filter(noun="paper", verb=Verb.EDIT).get()
    assert row.person == request.getfixturevalue(who)
    assert "报名：澄湖日报 → 湖滨日报" in row.detail["why"]
    assert "新闻热线：空白 → 0000-12345678" in row.detail["why"]
    changed_at = Paper.objects.get().changed_at
    assert changed_at is not None
    assert abs(row.at - changed_at).total_seconds() < 5


def test_list_is_the_form(chief: User, login: Login) -> None:
    answer = login(chief).get(LIST)
    assert (answer.status_code, answer["Location"]) == (302, FORM)


def test_row_that_is_gone_is_there_again(chief: User, login: Login) -> None:
    Paper.objects.all().delete()
    assert login(chief).get(LIST, follow=True).status_code == 200
    assert Paper.objects.get().name == "本报"


def test_auditor_reads_without_a_form(auditor: User, login: Login) -> None:
    call_it(icp="苏ICP备2024000000号-1")
    page = login(auditor).get(FORM).text
    assert "苏ICP备2024000000号-1" in page
    assert 'name="name"' not in page
    assert "version" not in page.lower().replace("conversion", "")


READERS = ["auditor", "reporter", "page_editor", "desk_head", "proofreader"]


@pytest.mark.parametrize("who", READERS)
def test_others_change_nothing_by_a_raw_post(
    who: str, login: Login, request: pytest.FixtureRequest
) -> None:
    call_it()
    client = login(request.getfixturevalue(who))
    sent = {"name": "假报", "version": "0"}
    assert client.post(FORM, sent).status_code in (302, 403)
    assert Paper.objects.get().name == "澄湖日报"
    assert not DeskLog.objects.filter(noun="paper", verb=Verb.EDIT).exists()


@pytest.mark.parametrize("page", ["add/", "1/delete/"])
def test_nobody_makes_a_second_or_deletes_the_one(
    page: str, superuser: User, login: Login
) -> None:
    client = login(superuser)
    sent = {"name": "第二份", "post": "yes", "version": "0"}
    assert client.post(LIST + page, sent).status_code == 403
    assert Paper.objects.count() == 1


def test_stale_save_is_refused_with_both_texts(
    chief: User, administrator: User, login: Login
) -> None:
    call_it()
    mine, theirs = login(chief), login(administrator)
    opened = form_of(mine)
    theirs.post(FORM, form_of(theirs) | {"hotline": "0000-11111111"})
    page = mine.post(FORM, opened | {"hotline": "0000-22222222"})
    assert page.status_code == 200
    assert "别人改过这份资料" in page.text
    assert "现在存的是：0000-11111111" in page.text
    assert 'value="0000-22222222"' in page.text
    assert Paper.objects.get().hotline == "0000-11111111"
    again = fields_of(page.text, form="paper_form")
    assert mine.post(FORM, again).status_code == 302
    assert Paper.objects.get().hotline == "0000-22222222"


def test_save_without_a_version_is_stale(chief: User, login: Login) -> None:
    call_it()
    client = login(chief)
    fields = form_of(client) | {"name": "湖滨日报"}
    del fields["version"]
    assert "别人改过这份资料" in client.post(FORM, fields).text
    assert Paper.objects.get().name == "澄湖日报"


def test_lost_race_is_refused_and_keeps_what_was_typed(
    chief: User, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saves between the form's look at the row and our own save."""
    call_it()
    client = login(chief)
    fields = form_of(client) | {"name": "湖滨日报"}
    clean = Paper.clean

    def overtaken(row: Paper) -> None:
        Paper.objects.update(version=7)
        clean(row)

    monkeypatch.setattr(Paper, "clean", overtaken)
    answer = client.post(FORM, fields)
    assert answer.status_code == 409
    assert "湖滨日报" in answer.text
    assert Paper.objects.get().name == "澄湖日报"


BAD: list[tuple[str, str, str]] = [
    ("name", "", "必填"),
    ("name", "字" * 21, "20"),
    ("name", "澄湖\0日报", "空字符"),
    ("about", "字" * 4001, "4000"),
    ("about", "一\0二", "空字符"),
    ("email", "不是邮箱", "name@example.cn"),
    ("postcode", "12", "六位数字"),
    ("postcode", "１２３４５６", "六位数字"),
    ("report_page", "ftp://example.org/", "http"),
    ("report_page", "javascript:alert(1)", "http"),
    ("serial_number", "32-0001", "CN 32-0001"),
    ("icp", "备案中", "苏ICP备"),
    ("police_record", "苏公网安备1号", "11 到 14 位"),
]


@pytest.mark.parametrize(("name", "typed", "sentence"), BAD)
def test_bad_word_is_told_beside_its_field_and_kept(
    name: str, typed: str, sentence: str, chief: User, login: Login
) -> None:
    call_it()
    client = login(chief)
    answer = client.post(FORM, form_of(client) | {name: typed, "hotline": "留着"})
    assert answer.status_code == 200
    errors: Any = answer.context["adminform"].form.errors
    assert sentence in " ".join(errors[name])
    assert "留着" in answer.text
    assert Paper.objects.get().hotline == ""


def test_words_are_cleaned_as_they_will_be_printed(chief: User, login: Login) -> None:
    call_it()
    client = login(chief)
    sent = {
        "about": " 第一段。 \r\n\r\n\r\n第二段。\r\n",
        "address": "湖滨路  1 号\x07",
    }
    client.post(FORM, form_of(client) | sent)
    row = Paper.objects.get()
    assert row.about == "第一段。\n第二段。"
    assert row.address == "湖滨路 1 号"
    client.post(FORM, form_of(client) | {"about": "第一段。\r\n第二段。"})
    assert DeskLog.objects.filter(noun="paper").latest("pk").detail["why"] == ""


def test_menu_leads_there_for_who_may(
    chief: User, reporter: User, login: Login
) -> None:
    index = reverse("admin:index")
    assert LIST in login(chief).get(index).text
    assert LIST not in login(reporter).get(index).text
