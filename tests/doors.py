"""Every door of the desk and who passes it, written by hand beside access.py. No test
stands here; a door of the address table that has no row here fails the walk."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from articles.models import Article
from articles.permissions import Action
from articles.vocabulary import Role

DESK_URLS = "admin/"
EVERYBODY = {role.value for role in Role}
STAFF = {"page_editor", "desk_head", "chief"}
CHIEF = {"chief"}
# Pages of a story that only show it.
STORY_PAGES = ("change", "history", "preview", "compare", "review-sheet", "proofs")
# Verbs of a story: the act that each is. The walk takes allowed cells from access.py.
STORY_VERBS: dict[str, Action] = {
    "submit": Action.SUBMIT,
    "take-back": Action.TAKE_BACK,
    "return": Action.RETURN,
    "approve": Action.APPROVE,
    "sign": Action.SIGN,
    "emergency-sign": Action.EMERGENCY_SIGN,
    "after-review": Action.AFTER_REVIEW,
    "unsign": Action.UNSIGN,
    "withdraw": Action.WITHDRAW,
    "restore": Action.RESTORE,
    "place": Action.PLACE,
    "unplace": Action.PLACE,
    "use-revision": Action.EDIT,
    "correct": Action.CORRECT,
    "change": Action.EDIT,
    "delete": Action.DELETE,
}
# Verbs of other rows: who is let in, whatever the row's state then answers.
ROW_VERBS: dict[str, set[str]] = {
    "issue_release": CHIEF,
    "issue_delay": CHIEF,
    "issue_pull": CHIEF,
    "issue_approve": CHIEF,
    "correction_sign": CHIEF,
    "correction_void": CHIEF,
    "page_order": STAFF,
    "page_approve": {"desk_head", "chief"},
    "page_proof": {*STAFF, "proofreader"},
    "page_confirm": CHIEF,
    "page_hand-off": STAFF,
    "reporter_merge": {"desk_head", "chief", "administrator"},
    "user_unlock": {"administrator"},
    "user_reset-step": {"administrator"},
}
# Pages of other rows beside the stock ones.
ROW_PAGES: dict[str, set[str]] = {
    "issue_preview": {*STAFF, "proofreader", "auditor"},
    "issue_sheet": {*STAFF, "proofreader", "auditor"},
    "page_preview": {*STAFF, "proofreader", "auditor"},
    "page_proofs": {*STAFF, "proofreader", "auditor"},
}
# Doors that a test of their own walks, named here so that none is forgotten.
ELSEWHERE = {
    "articles_article_presence": "tests/admin/test_company.py",
    "articles_article_claim": "tests/admin/test_company.py",
    "articles_article_unclaim": "tests/admin/test_company.py",
    "articles_article_paste": "tests/admin/test_article_paste.py",
    "articles_article_draft": "tests/admin/test_drafts.py",
    "articles_article_draft_discard": "tests/admin/test_drafts.py",
    "articles_article_new_draft": "tests/admin/test_drafts.py",
    "articles_article_new_draft_discard": "tests/admin/test_drafts.py",
    "articles_article_proof": "tests/admin/test_article_proof.py",
    "articles_article_confirm": "tests/admin/test_proofs_screen.py",
    "articles_article_take-back-proposal": "tests/admin/test_proofs_screen.py",
    "articles_article_publish": "tests/admin/test_web_first.py",
    "articles_article_call-off": "tests/admin/test_web_first.py",
    "articles_houseword_import": "tests/admin/test_word_table.py",
    "articles_houseword_export": "tests/admin/test_word_table.py",
    "articles_article_check": "tests/admin/test_article_check.py",
    "articles_article_new_check": "tests/admin/test_article_check.py",
    "auth_user_password_change": "tests/admin/test_accounts.py",
    "articles_photo_upload": "tests/admin/test_photo_upload.py",
    "articles_photo_words": "tests/admin/test_photo_upload.py",
    "articles_reporter_names": "tests/admin/test_new_names.py",
    "articles_reporter_names_decide": "tests/admin/test_new_names.py",
    "articles_reporter_merging": "tests/admin/test_merging.py",
    "articles_photo_file": "tests/admin/test_photo_library.py",
    "articles_photo_choose": "tests/admin/test_photo_choosing.py",
    "articles_photo_focus": "tests/admin/test_photo_screen.py",
    "articles_photo_crop": "tests/admin/test_preview.py",
    "articles_pageimport_read": "tests/admin/test_galley_doors.py",
    "articles_pageimport_galley": "tests/admin/test_galley_doors.py",
    "articles_pageimport_keep": "tests/admin/test_galley_doors.py",
    "articles_pageimport_confirm": "tests/admin/test_galley_doors.py",
    "articles_pageimport_discard": "tests/admin/test_galley_doors.py",
    "articles_pageimport_original": "tests/admin/test_galley_doors.py",
    "waiting": "tests/admin/test_waiting.py",
}
STOCK = ("changelist", "add", "change", "history", "delete")
# The site's own pages: open to all staff or to nobody in particular.
OF_THE_SITE = {
    *("index", "login", "logout", "confirm", "password_change"),
    *("password_change_done", "autocomplete", "jsi18n", "app_list", "set_language"),
    *("code", "second_step", "step_codes", "step_off"),
}


def doors() -> list[str]:
    """The names of every address of the desk, as the server really resolves them."""
    return sorted({name for name in _names(get_resolver(), "") if name})


def _names(resolver: Any, prefix: str) -> list[str | None]:
    found: list[str | None] = []
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            found += _names(entry, path)
        elif isinstance(entry, URLPattern) and path.startswith(DESK_URLS):
            found.append(entry.name)
    return found


def listed(nouns: dict[str, str]) -> set[str]:
    """Every door that has a row. `nouns` maps a model's name to its app's."""
    stories = {f"articles_article_{name}" for name in (*STORY_PAGES, *STORY_VERBS)}
    rows = {f"{nouns[key.partition('_')[0]]}_{key}" for key in (*ROW_VERBS, *ROW_PAGES)}
    stock = {f"{app}_{noun}_{page}" for noun, app in nouns.items() for page in STOCK}
    return stories | rows | stock | set(ELSEWHERE) | OF_THE_SITE


# What a form of each verb says, so that nothing but a right can be lacking.
Ask = Callable[[Article], dict[str, Any]]
WORDS: dict[str, Any] = {
    "reason": "缺两处数字",
    "ordered_by": "沈岱宗",
    "comment": "",
    "kind": "error",
    "was": "三百余人",
    "should_be": "二百余人",
}
# What no story form may set, sent with every save.
FORGED: dict[str, Any] = {
    "state": "signed",
    "live_from": "2026-11-24T09:00:00",
    "live_revision": "1",
    "page": "1",
    "position": "1",
    "created_by": "1",
    "submitted_by": "1",
    "web_first": "on",
    "first_live_at": "2026-11-24T09:00:00",
    "sign_offs": "1",
}
