"""What the desk answers to a form: asked again, refused, faults shown, a clash. No test
stands here."""

from django.urls import reverse

from articles.admin import desk
from tests.admin.posting import fields_of
from tests.rewriting import rewrite
from tests.screens.no_screen import SHUT
from tests.screens.paper import Paper
from tests.screens.screen import Browse, Screen

LONG_AGO = "chief:long ago"
FAULTS = {"article": {"headline": "长" * 300}, "issue": {"date": ""}}


def posted_screens(paper: Paper, browse: Browse) -> list[Screen]:
    return [*_refusals(paper), *_with_faults(browse), *_clash(paper, browse)]


def _refusals(paper: Paper) -> list[Screen]:
    """Asked who it is; refused, with and without words that must not be lost."""
    verb = "articles_article"
    words = {"reason": "缺两处数字", "comment": "请补"}
    sign = reverse(f"admin:{verb}_sign", args=[paper.rows["final"].pk])
    back = reverse(f"admin:{verb}_return", args=[paper.rows["signed"].pk])
    submit = reverse(f"admin:{verb}_submit", args=[paper.rows["signed"].pk])
    change = reverse(f"admin:{verb}_change", args=[paper.rows["draft"].pk])
    typed = {"headline": "写了一晚上的标题", "body": "<p>写了一晚上。</p>"}
    return [
        Screen(f"{verb}_sign asked again", sign, LONG_AGO, words, 403),
        Screen(f"{verb}_return refused", back, "page_editor", words, 409),
        Screen(f"{verb}_submit refused", submit, "proofreader", {}, 403),
        Screen(f"{verb}_change signed out", change, "", typed, 403),
    ]


def _with_faults(browse: Browse) -> list[Screen]:
    """Each form sent as it is first shown, all but empty."""
    found = []
    for model in desk._registry:
        noun, app = str(model._meta.model_name), model._meta.app_label
        if f"{noun}_add" in SHUT or noun == "photo":
            continue
        by = "administrator" if noun == "user" else "chief"
        address = reverse(f"admin:{app}_{noun}_add")
        page = browse(by).get(address).content.decode()
        sent = fields_of(page, form=f"{noun}_form")
        sent |= FAULTS.get(noun, {})
        found.append(Screen(f"{app}_{noun}_add with faults", address, by, sent))
    for door, by in (
        ("articles_pageimport_read", "page_editor"),
        ("articles_article_paste", "reporter"),
        ("articles_photo_upload", "photo_editor"),
        ("password_change", "chief"),
        ("second_step", "chief"),
        ("confirm", "chief"),
    ):
        address = reverse(f"admin:{door}")
        found.append(Screen(f"{door} with faults", address, by, {}))
    import_ = reverse("admin:articles_houseword_import")
    table = {"text": "词,宜用,级别\n残废人,残疾人,没有这级\n"}
    return [
        *found,
        Screen("articles_houseword_import empty", import_, "chief", {}, 403),
        Screen("articles_houseword_import looked at", import_, "chief", table),
    ]


def _clash(paper: Paper, browse: Browse) -> list[Screen]:
    """Somebody else saved first."""
    row = paper.rows["rewritten"]
    address = reverse("admin:articles_article_change", args=[row.pk])
    page = browse("page_editor").get(address).content.decode()
    mine = fields_of(page) | {"headline": "我的主题", "deck": "我的副题"}
    rewrite(row, by=paper.people["chief"], photos=[], deck="对方的副题")
    return [Screen("articles_article_change clash", address, "page_editor", mine, 409)]
