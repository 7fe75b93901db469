"""The doors of the desk that show no page of their own. No test stands here."""

# Doors that answer with no page of their own: they do something and lead on, or send
# a file, or words for a script. What their refusals look like is below.
NO_SCREEN = {
    *("logout", "set_language", "autocomplete", "jsi18n", "waiting", "step_off"),
    *("password_change_done", "app_list"),
    *(
        f"articles_article_{verb}"
        for verb in (
            *("after-review", "approve", "call-off", "claim", "confirm", "correct"),
            *("draft", "draft_discard", "emergency-sign", "new_draft", "place"),
            *("new_draft_discard", "presence", "publish", "restore", "take-back"),
            *("take-back-proposal", "unclaim", "unplace", "unsign", "use-revision"),
            "withdraw",
        )
    ),
    *("articles_correction_sign", "articles_correction_void"),
    "articles_houseword_export",
    *(f"articles_issue_{verb}" for verb in ("approve", "delay", "pull", "release")),
    *(f"articles_page_{verb}" for verb in ("approve", "hand-off", "order", "proof")),
    *("articles_page_confirm", "articles_page_changelist"),
    "articles_paper_changelist",
    *(f"articles_pageimport_{d}" for d in ("confirm", "discard", "keep", "original")),
    *(f"articles_photo_{door}" for door in ("crop", "file", "focus", "words")),
    *("articles_reporter_merge", "articles_reporter_names_decide"),
    *("auth_user_reset-step", "auth_user_unlock"),
}
# Stock doors that are open to nobody: rows that only verbs make or end.
SHUT = {
    *("correction_add", "correction_delete"),
    *("desklog_add", "desklog_delete"),
    *("page_add", "page_delete"),
    *("paper_add", "paper_delete"),
    *("pageimport_add", "pageimport_delete"),
    *("reviewpolicy_add", "reviewpolicy_delete"),
    "user_delete",
}
