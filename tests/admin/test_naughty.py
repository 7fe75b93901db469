"""Bytes and numbers nobody means: no door of the desk answers them with a fault."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import Article
from tests.admin.conftest import Login
from tests.admin.posting import add_address, change_address, shown
from tests.cast import make_article, make_issue, make_reporter, submitted_article

STRINGS = (
    "\0",
    "a\0b",
    "\x01\x1f\x7f",
    "\ufeff\u202e\u200b",
    "'; DROP TABLE articles_article; --",
    "<script>alert(1)</script>",
    "%s%n%x{{7*7}}{% now %}",
    "👨‍👩‍👧‍👦🏳️‍🌈",
    "Ｔ̶̡̢h̵͝é ﷽",
    "../../etc/passwd",
    "9" * 400,
    "-1",
    "1e309",
    "NaN",
    "\ud800",
    "字" * 3000,
)
LISTS = (
    "article",
    "issue",
    "correction",
    "photo",
    "reporter",
    "section",
    "series",
    "desklog",
    "pageimport",
)
PARAMETERS = (
    *("q", "p", "o", "state", "kind", "issue", "section"),
    *("mine", "e", "all", "_facets"),
)


def sendable(text: str) -> str:
    """A lone surrogate is no text; it comes as the bytes that would be sent."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


@pytest.mark.long_table
@pytest.mark.parametrize("text", STRINGS)
def test_no_list_parameter_is_a_fault(text: str, chief: User, login: Login) -> None:
    client = login(chief)
    for noun in LISTS:
        address = reverse(f"admin:articles_{noun}_changelist")
        answer = client.get(address, dict.fromkeys(PARAMETERS, sendable(text)))
        assert answer.status_code < 500, noun
    for parameter in PARAMETERS:
        address = reverse("admin:articles_article_changelist")
        answer = client.get(address, {parameter: sendable(text)})
        assert answer.status_code < 500, parameter


@pytest.mark.parametrize("text", STRINGS)
def test_no_autocomplete_parameter_is_a_fault(
    text: str, chief: User, login: Login
) -> None:
    client = login(chief)
    sound = {
        "app_label": "articles",
        "model_name": "byline",
        "field_name": "reporter",
        "term": "徐",
        "page": "1",
    }
    for parameter in sound:
        asked = sound | {parameter: sendable(text)}
        answer = client.get(reverse("admin:autocomplete"), asked)
        assert answer.status_code < 500, parameter


KEPT = ("csrfmiddlewaretoken", "version", "_FORMS")


@pytest.mark.long_table
@pytest.mark.parametrize("text", STRINGS)
def test_story_form_full_of_it_is_no_fault(
    text: str, page_editor: User, reporter: User, login: Login
) -> None:
    article = submitted_article(by=reporter, bylines=[make_reporter()])
    client = login(page_editor)
    fields = shown(client, change_address(article))
    spoilt = {k: sendable(text) for k in fields if not k.endswith(KEPT)}
    assert client.post(change_address(article), fields | spoilt).status_code == 200
    typed = {
        k: v for k, v in spoilt.items() if k in ("kicker", "headline", "deck", "body")
    }
    answer = client.post(change_address(article), fields | typed)
    assert answer.status_code in (200, 302)
    for address in (change_address(article), reverse("admin:index")):
        assert client.get(address).status_code == 200
    assert client.get(reverse("admin:articles_article_changelist")).status_code == 200


ONE_OF_A_KIND = (
    "version",
    "form_key",
    "kind",
    "section",
    "source_url",
    "embargo",
    "tags",
    "bylines-0-id",
    "bylines-0-reporter",
    "bylines-0-order",
    "article_photos-0-photo",
    "article_photos-0-after",
    "_submit",
)


@pytest.mark.parametrize("text", ["\0", "字" * 3000])
def test_no_single_field_of_the_story_form_is_a_fault(
    text: str, page_editor: User, reporter: User, login: Login
) -> None:
    article = submitted_article(by=reporter)
    client = login(page_editor)
    fields = shown(client, change_address(article))
    for name in ONE_OF_A_KIND:
        answer = client.post(change_address(article), fields | {name: text})
        assert answer.status_code < 500, name


@pytest.mark.long_table
@pytest.mark.parametrize("text", STRINGS)
def test_no_field_of_a_verb_is_a_fault(text: str, chief: User, login: Login) -> None:
    article = submitted_article(by=chief)
    issue = make_issue(by=chief)
    page = issue.pages.get(number=1)
    client = login(chief)
    doors = {
        f"/admin/articles/article/{article.pk}/return/": ("reason",),
        f"/admin/articles/article/{article.pk}/sign/": ("comment", "version"),
        f"/admin/articles/article/{article.pk}/withdraw/": ("reason", "ordered_by"),
        f"/admin/articles/article/{article.pk}/place/": (
            "page",
            "position",
            "page_version",
            "next",
        ),
        f"/admin/articles/article/{article.pk}/publish/": ("at",),
        f"/admin/articles/issue/{issue.pk}/release/": ("at", "leave_out"),
        f"/admin/articles/issue/{issue.pk}/delay/": ("until",),
        f"/admin/articles/issue/{issue.pk}/pull/": ("article",),
        f"/admin/articles/page/{page.pk}/order/": ("version", f"order-{article.pk}"),
    }
    for address, names in doors.items():
        for name in names:
            answer = client.post(address, {name: sendable(text)})
            assert answer.status_code < 500, (address, name)


@pytest.mark.parametrize("pk", ["0", "-1", "9" * 60, "%00", "abc", "1%00", "１"])
def test_no_key_in_an_address_is_a_fault(pk: str, chief: User, login: Login) -> None:
    client = login(chief)
    for page in ("change", "delete", "history", "preview", "sign"):
        answer = client.get(f"/admin/articles/article/{pk}/{page}/")
        assert answer.status_code < 500, page
        answer = client.post(f"/admin/articles/article/{pk}/{page}/")
        assert answer.status_code < 500, page


MANAGEMENT = ("TOTAL_FORMS", "INITIAL_FORMS")


@pytest.mark.long_table
@pytest.mark.parametrize("count", ["", "-1", "10000", "9" * 30, "x"])
@pytest.mark.parametrize("name", MANAGEMENT)
def test_spoilt_row_counts_lose_nothing(
    name: str, count: str, reporter: User, login: Login
) -> None:
    article = make_article(by=reporter)
    client = login(reporter)
    fields = shown(client, change_address(article))
    for rows in ("bylines", "article_photos"):
        answer = client.post(
            change_address(article), fields | {f"{rows}-{name}": count}
        )
        assert answer.status_code < 500
    assert Article.objects.get(pk=article.pk).headline == article.headline


def test_row_of_another_story_is_not_touched(
    reporter: User, other_reporter: User, login: Login
) -> None:
    theirs = make_article(by=other_reporter)
    byline = theirs.bylines.create(printed_name="别人")
    mine = make_article(by=reporter)
    client = login(reporter)
    fields = shown(client, change_address(mine)) | {
        "bylines-TOTAL_FORMS": "1",
        "bylines-INITIAL_FORMS": "1",
        "bylines-0-id": str(byline.pk),
        "bylines-0-article": str(theirs.pk),
        "bylines-0-printed_name": "我改的",
        "bylines-0-role": "reporter",
    }
    client.post(change_address(mine), fields)
    byline.refresh_from_db()
    assert byline.printed_name == "别人"
    assert theirs.bylines.count() == 1


def test_huge_body_is_kept_or_told(reporter: User, login: Login) -> None:
    client = login(reporter)
    fields = shown(client, add_address()) | {"headline": "长", "body": "字" * 400_000}
    answer = client.post(add_address(), fields)
    assert answer.status_code == 200
    assert "字字字" in answer.content.decode()


def test_save_as_new_is_not_on_offer(
    reporter: User, other_reporter: User, login: Login
) -> None:
    article = make_article(by=reporter)
    for person in (reporter, other_reporter):
        client = login(person)
        answer = client.post(change_address(article), {"_saveasnew": "1"})
        assert answer.status_code == 400
    assert Article.objects.count() == 1
