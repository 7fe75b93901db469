"""Every noun of the desk and every stock door: who may enter, by a table written out.

A noun registered without a row here fails, so that nothing opens by accident.
"""

from collections.abc import Mapping
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.test import Client
from django.urls import reverse
from taggit.models import Tag

from articles.admin import desk
from articles.models import (
    Article,
    Correction,
    DeskLog,
    HouseWord,
    Issue,
    Leader,
    Page,
    PageImport,
    Paper,
    Photo,
    Reporter,
    ReviewPolicy,
    Section,
    Series,
)
from tests.admin.conftest import Login
from tests.cast import NOW, make_article, make_issue, make_photo, make_reporter
from tests.correcting import filed_correction

READ, WRITE, SHUT = "read", "write", "shut"
ROLES = (
    "reporter",
    "other_reporter",
    "page_editor",
    "desk_head",
    "chief",
    "proofreader",
    "administrator",
    "auditor",
)
# In the order of ROLES; the story is a draft of the reporter's, the photo too.
TABLE: Mapping[type[models.Model], str] = {
    Article: "write shut  read  read  read  shut  shut  read",
    Issue: "  shut  shut  write write write read  shut  read",
    Page: "   shut  shut  write write write read  shut  read",
    Photo: "  write read  write write write read  shut  read",
    ReviewPolicy: "shut shut read  read  write shut  shut  read",
    Correction: "shut shut read  read  read  read  shut  read",
    Reporter: "read read  read  write write read  write read",
    Section: "read  read  read  read  write read  write read",
    Series: " read  read  read  write write read  write read",
    Tag: "    read  read  read  write write read  write read",
    PageImport: "shut shut read read  read  shut  shut  read",
    HouseWord: "shut shut read  write write read  shut  read",
    Leader: " shut  shut  read  write write read  shut  read",
    Paper: "  shut  shut  shut  shut  write shut  write read",
    DeskLog: "shut  shut  shut  shut  read  shut  read  read",
    User: "   shut  shut  shut  shut  shut  shut  write read",
}
CELLS = [
    (model, role, cell)
    for model, row in TABLE.items()
    for role, cell in zip(ROLES, row.split(), strict=True)
]


@pytest.fixture
def rows(
    reporter: User, chief: User, other_reporter: User
) -> Mapping[type[models.Model], Any]:
    issue = make_issue(by=chief)
    return {
        Article: make_article(by=reporter),
        Correction: filed_correction(make_article(by=reporter), by=chief),
        Issue: issue,
        Page: issue.pages.get(number=1),
        Photo: make_photo(by=reporter),
        ReviewPolicy: ReviewPolicy.objects.get(kind="news"),
        Reporter: make_reporter(),
        Section: Section.objects.create(name="民生"),
        Series: Series.objects.create(name="走村看变化"),
        Tag: Tag.objects.create(name="防汛"),
        PageImport: PageImport.objects.create(
            sha256="0" * 64, text="原文", created_at=NOW
        ),
        HouseWord: HouseWord.objects.create(term="残废人"),
        Leader: Leader.objects.create(name="宁致远", rank=1),
        Paper: Paper.objects.get(),
        DeskLog: DeskLog.objects.earliest("pk"),
        User: other_reporter,
    }


def address(row: models.Model, page: str) -> str:
    opts = row._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=[row.pk])


def test_every_noun_of_the_desk_stands_in_the_table() -> None:
    assert set(desk._registry) == set(TABLE)


@pytest.mark.long_table
@pytest.mark.parametrize(("model", "role", "cell"), CELLS)
def test_stock_doors_answer_as_the_table_says(
    model: type[models.Model],
    role: str,
    cell: str,
    rows: Mapping[type[models.Model], Any],
    login: Login,
    request: pytest.FixtureRequest,
) -> None:
    client = login(request.getfixturevalue(role))
    row = rows[model]
    shut = (302, 403, 404)
    for page in ("change", "history"):
        answer = client.get(address(row, page))
        assert answer.status_code in ((200,) if cell != SHUT else shut), page
    # 409 to a reader: an editor whose turn with this draft has not come.
    posted = client.post(address(row, "change"), {})
    assert posted.status_code in ((200, 302, 409) if cell == WRITE else (*shut, 409))
    _nothing_deleted_unless_writable(client, row, cell)


def _nothing_deleted_unless_writable(client: Client, row: Any, cell: str) -> None:
    answer = client.post(address(row, "delete"), {"post": "yes"})
    gone = not type(row)._default_manager.filter(pk=row.pk).exists()
    if cell == WRITE and type(row) not in (Page, Paper, ReviewPolicy, User):
        assert gone
        assert answer.status_code == 302
    else:
        assert not gone
        assert answer.status_code in (302, 403)


@pytest.mark.parametrize("role", ROLES)
def test_menu_names_only_what_opens(
    role: str, login: Login, request: pytest.FixtureRequest
) -> None:
    client = login(request.getfixturevalue(role))
    menu = client.get(reverse("admin:index")).context["menu"]
    open_ = {item["model"] for item in menu}
    at = ROLES.index(role)
    listed = {
        model
        for model, row in TABLE.items()
        if model is not Page and row.split()[at] != SHUT
    }
    # A draft hidden from somebody does not shut the whole list of stories to them.
    listed |= {Article} if role not in ("administrator",) else set()
    assert open_ == listed
    for item in menu:
        assert client.get(item["admin_url"], follow=True).status_code == 200


@pytest.mark.parametrize("model", [model for model in TABLE if model is not Page])
def test_list_and_new_form_are_shut_to_strangers(
    model: type[models.Model], client: Client, db: None
) -> None:
    for page in ("changelist", "add"):
        opts = model._meta
        name = f"admin:{opts.app_label}_{opts.model_name}_{page}"
        answer = client.get(reverse(name))
        assert answer.status_code == 302
        assert "/admin/login/" in answer["Location"]


AUTOCOMPLETE = [
    ("reporter", "byline", "reporter", 200),
    ("reporter", "articlephoto", "photo", 200),
    ("administrator", "articlephoto", "photo", 403),
    ("reporter", "article", "created_by", 403),
    ("reporter", "page", "editor", 403),
]


@pytest.mark.parametrize(("role", "model", "field", "status"), AUTOCOMPLETE)
def test_autocomplete_opens_only_to_who_may_see_the_names(
    role: str,
    model: str,
    field: str,
    status: int,
    login: Login,
    request: pytest.FixtureRequest,
) -> None:
    asked = {"app_label": "articles", "model_name": model, "field_name": field}
    client = login(request.getfixturevalue(role))
    answer = client.get(reverse("admin:autocomplete"), asked | {"term": "徐"})
    assert answer.status_code == status


def test_no_list_offers_bulk_actions(superuser: User, login: Login) -> None:
    client = login(superuser)
    row = Section.objects.create(name="民生")
    address = reverse("admin:articles_section_changelist")
    client.post(
        address,
        {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"},
    )
    assert Section.objects.filter(pk=row.pk).exists()
    assert 'name="action"' not in client.get(address).content.decode()


def test_reader_account_does_not_open_the_desk(client: Client, reporter: User) -> None:
    reporter.is_staff = False
    reporter.save()
    client.force_login(reporter)
    assert client.get(reverse("admin:index")).status_code == 302
