"""Every screen of the desk, in the states that look different. No test stands here."""

from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from taggit.models import Tag

from articles import models
from articles.admin import desk
from articles.admin.confirming import STAMP
from articles.intake import galleys
from articles.models import DeskLog, ReviewPolicy
from tests.admin.phones import give_phone, password_given, signed_in
from tests.doors import STOCK
from tests.intaking import PAGE
from tests.screens.no_screen import NO_SCREEN, SHUT
from tests.screens.paper import Paper
from tests.screens.posted import posted_screens
from tests.screens.screen import Browse, Screen, Sessions

NO_ROW = ("changelist", "add")
AT_THE_DOOR, ENROLLED = "auditor:code", "auditor:in"


def sessions(paper: Paper) -> Sessions:
    """Names as in Paper.people; a colon tells how far they have come."""

    def enter(person: str) -> Client:
        if not person:
            return Client()
        name, _, how = person.partition(":")
        user = paper.people[name]
        if how in ("code", "in"):
            client = password_given(user) if how == "code" else signed_in(user)
        else:
            client = Client()
            client.force_login(user)
        if how in ("", "in"):
            session = client.session
            session[STAMP] = timezone.now().timestamp()
            session.save()
        return client

    return Sessions(enter)


def desk_screens(paper: Paper, browse: Browse) -> list[Screen]:
    give_phone(paper.people["auditor"])
    return [
        *_ways_in(browse),
        *_stock(paper),
        *_stories(paper),
        *_papers(paper),
        *_nouns(paper),
        *posted_screens(paper, browse),
    ]


def _door(
    door: str, *args: object, by: str = "chief", also: str = "", query: str = ""
) -> Screen:
    address = reverse(f"admin:{door}", args=args) + query
    return Screen(f"{door} {also}".strip(), address, by)


def _ways_in(browse: Browse) -> list[Screen]:
    login = reverse("admin:login")
    wrong = {"username": "nobody", "password": "wrong", "next": "/admin/"}
    locked = wrong | {"username": "too_often"}
    for _ in range(settings.AXES_FAILURE_LIMIT):
        browse("").post(login, locked)
    return [
        _door("code", by=AT_THE_DOOR),
        _door("second_step", by=ENROLLED, also="standing"),
        Screen("step_codes", reverse("admin:step_codes"), ENROLLED, sent={}),
        _door("login", by=""),
        Screen("login wrong", login, sent=wrong),
        Screen("login locked", login, sent=locked, status=429),
        *(_door("index", by=name, also=name) for name in ("chief", "reporter")),
        _door("index", by="administrator", also="without stories"),
        _door("confirm"),
        _door("second_step", also="to enrol"),
        _door("password_change"),
    ]


def _stock(paper: Paper) -> list[Screen]:
    """The five pages that every noun has, found by the list of nouns."""
    screens = []
    for model in desk._registry:
        noun = str(model._meta.model_name)
        by = "administrator" if noun == "user" else "chief"
        for page in STOCK:
            door = f"{model._meta.app_label}_{noun}_{page}"
            if door in NO_SCREEN or door == "articles_article_delete":
                continue  # the latter is below, by its writer
            spare = page == "delete"
            args = [] if page in NO_ROW else [_row(paper, noun, spare=spare).pk]
            address = reverse(f"admin:{door}", args=args)
            status = 403 if f"{noun}_{page}" in SHUT else 200
            screens.append(Screen(door, address, by, status=status))
    return screens


def _row(paper: Paper, noun: str, *, spare: bool = False) -> Any:
    if spare and noun in paper.rows["spare"]:
        return paper.rows["spare"][noun]
    found = {
        "article": lambda: paper.rows["waiting"],
        "issue": lambda: paper.rows["planned"],
        "desklog": DeskLog.objects.first,
        "paper": models.Paper.objects.get,
        "reviewpolicy": lambda: ReviewPolicy.objects.get_or_create(kind="news")[0],
        "tag": Tag.objects.first,
        "user": lambda: paper.people["reporter"],
    }
    row = found[noun]() if noun in found else paper.rows[noun]
    assert row is not None, noun
    return row


def _stories(paper: Paper) -> list[Screen]:
    rows, story = paper.rows, "articles_article"
    change = f"{story}_change"
    states = ("rewritten", "returned", "final", "signed", "lead", "gone", "online")
    checked = fields_for_check()
    return [
        *(_door(change, rows[name].pk, also=name) for name in states),
        _door(change, rows["waiting"].pk, by="proofreader", also="to read"),
        _door(change, rows["draft"].pk, by="reporter", also="own"),
        _door(change, rows["draft"].pk, by="reporter", also="kept", query="?draft=1"),
        _door(change, rows["returned"].pk, by="reporter", also="sent back"),
        _door(f"{story}_add", by="reporter", also="by a reporter"),
        _door(f"{story}_delete", rows["draft"].pk, by="reporter"),
        _door(f"{story}_history", rows["signed"].pk, also="of a signed one"),
        _door(f"{story}_preview", rows["signed"].pk),
        _door(f"{story}_compare", rows["rewritten"].pk),
        _door(f"{story}_review-sheet", rows["signed"].pk),
        _door(f"{story}_proof", rows["signed"].pk, by="proofreader"),
        _door(f"{story}_proofs", rows["signed"].pk),
        _door(f"{story}_changelist", also="found", query="?q=澄湖"),
        _door(f"{story}_changelist", also="empty", query="?q=绝无此稿"),
        _door(f"{story}_paste", by="reporter"),
        Screen(
            f"{story}_check",
            reverse(f"admin:{story}_check", args=[rows["draft"].pk]),
            "reporter",
            sent=checked,
        ),
        Screen(
            f"{story}_new_check",
            reverse(f"admin:{story}_new_check"),
            "reporter",
            sent=checked,
        ),
    ]


def fields_for_check() -> dict[str, str]:
    return {"headline": "残废人就业", "body": "<p>残废人就业。昨日，昨日。</p>"}


def _papers(paper: Paper) -> list[Screen]:
    rows = paper.rows
    copy = galleys.open_galley(PAGE, by=paper.people["page_editor"], now=paper.now)
    return [
        _door("articles_issue_change", rows["issue"].pk, also="released"),
        _door(
            "articles_issue_change", rows["planned"].pk, by="page_editor", also="own"
        ),
        _door("articles_issue_preview", rows["planned"].pk),
        _door("articles_issue_sheet", rows["planned"].pk),
        _door("articles_issue_sheet", rows["issue"].pk, also="released"),
        _door("articles_page_preview", rows["page"].pk),
        _door("articles_page_proofs", rows["page"].pk),
        _door(
            "articles_page_proofs", rows["page"].pk, by="proofreader", also="to read"
        ),
        _door("articles_pageimport_read", by="page_editor"),
        _door("articles_pageimport_galley", copy.key, by="page_editor"),
    ]


def _nouns(paper: Paper) -> list[Screen]:
    rows = paper.rows
    merged = reverse(
        "admin:articles_reporter_merging", args=[rows["spare"]["reporter"].pk]
    )
    return [
        _door("articles_photo_upload", by="photo_editor"),
        _door("articles_photo_choose", by="reporter"),
        _door("articles_photo_change", rows["photo"].pk, also="in use"),
        _door("articles_photo_changelist", also="empty", query="?q=绝无此图"),
        _door("articles_reporter_names"),
        Screen("articles_reporter_merging", merged, "chief"),
        _door("articles_houseword_import"),
        _door(
            "auth_user_password_change", paper.people["reporter"].pk, by="administrator"
        ),
        _door(
            "articles_reporter_change",
            rows["spare"]["reporter"].pk,
            by="auditor:in",
            also="to read",
        ),
    ]
