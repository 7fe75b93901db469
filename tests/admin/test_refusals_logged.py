"""Whatever somebody tries without the right is refused in a sentence and is in the desk
log, by every kind of door."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import Article, DeskLog, Section
from articles.vocabulary import ArticleState, Verb
from tests.admin.conftest import Login
from tests.admin.posting import change_address, shown, verb_address
from tests.cast import PASSWORD, make_article, submitted_article


def tried() -> list[tuple[str, int | None, str]]:
    """What the log keeps of it: noun, number, act."""
    rows = DeskLog.objects.filter(verb=Verb.REFUSED).order_by("pk")
    return [(row.noun, row.target_id, row.detail["tried"]) for row in rows]


def refused(answer: Any) -> bool:
    assert answer.status_code == 403
    return 'class="sentence"' in answer.text


def test_verb_form_and_deletion(
    reporter: User, other_reporter: User, login: Login
) -> None:
    client = login(other_reporter)
    article = submitted_article(by=reporter)
    sent = {"headline": "别人的标题"}
    assert refused(client.post(verb_address(article, "withdraw"), {"reason": "x"}))
    assert refused(client.post(change_address(article), sent))
    delete = reverse("admin:articles_article_delete", args=[article.pk])
    assert refused(client.post(delete, {"post": "yes"}))
    assert tried() == [
        ("article", article.pk, "withdraw"),
        ("article", None, "save"),  # which one is not told to who may not see it
        ("article", None, "delete"),
    ]
    assert Article.objects.get().state == ArticleState.SUBMITTED


def test_something_new_and_a_list(auditor: User, reporter: User, login: Login) -> None:
    client = login(auditor)
    for noun in ("article", "section", "issue", "photo"):
        client.post(reverse(f"admin:articles_{noun}_add"), {"name": "新频道"})
    assert tried() == [
        (noun, None, "save") for noun in ("article", "section", "issue", "photo")
    ]
    assert not Section.objects.exists()
    address = reverse("admin:auth_user_changelist")
    assert refused(login(reporter).post(address, {"action": "delete_selected"}))
    assert tried()[-1] == ("user", None, "list")


def test_accounts(chief: User, reporter: User, login: Login) -> None:
    client = login(chief)
    for page in ("change", "password_change", "unlock", "reset-step"):
        address = reverse(f"admin:auth_user_{page}", args=[reporter.pk])
        assert refused(client.post(address, {"password1": "another-long-word"})), page
    assert refused(client.post(reverse("admin:auth_user_add"), {"username": "x"}))
    acts = ("save", "password", "unlock", "reset-step")
    theirs = [("user", reporter.pk, act) for act in acts]
    assert tried() == [*theirs, ("user", None, "save")]
    reporter.refresh_from_db()
    assert reporter.check_password(PASSWORD)


@pytest.mark.parametrize("lost", ["groups", "is_active"])
def test_right_lost_between_the_form_and_its_sending(
    lost: str, reporter: User, login: Login
) -> None:
    article = make_article(by=reporter, headline="原来的标题")
    client = login(reporter)
    fields = shown(client, change_address(article)) | {"headline": "改过的标题"}
    if lost == "groups":
        reporter.groups.clear()
    else:
        User.objects.update(is_active=False)
    answer = client.post(change_address(article), fields)
    assert answer.status_code == 403
    assert "改过的标题" in answer.text
    assert Article.objects.get().headline == "原来的标题"
    assert len(tried()) == (lost == "groups")


def test_log_keeps_who_it_was(chief: User, reporter: User, login: Login) -> None:
    login(chief).post(reverse("admin:auth_user_unlock", args=[reporter.pk]))
    assert DeskLog.objects.get(verb=Verb.REFUSED).person == chief
