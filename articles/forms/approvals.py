"""What 大样 and 付印 ask: the digest of what the person saw. Nothing is saved."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.verbs import REASON_LIMIT

UNSEEN = _("请从期次页面上签，签的要是您看过的版面。")


def _seen() -> forms.RegexField:
    messages: dict[str, Any] = {"required": UNSEEN, "invalid": UNSEEN}
    return forms.RegexField(
        r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput, error_messages=messages
    )


class ApprovePageForm(forms.Form):
    digest = _seen()
    leave_out = forms.BooleanField(label=_("未签发的不上"), required=False)


class ApproveIssueForm(forms.Form):
    digest = _seen()
    comment = forms.CharField(
        label=_("付印意见（可不填）"),
        required=False,
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
