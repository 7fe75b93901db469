"""What a reviewer is asked: an answer to each warning, a comment, whom to return to."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.checks import Finding
from articles.forms.verbs import words
from articles.vocabulary import Answer

PREFIX = "answer-"
UNANSWERED = {True: _("请答复"), False: _("可不答复")}
UNREAD = _("请打开稿件看过再签。")


def _version() -> forms.IntegerField:
    return forms.IntegerField(
        # Of several forms on the story's page: an id would be there more than once.
        widget=forms.HiddenInput(attrs={"id": False}),
        error_messages={"required": UNREAD, "invalid": UNREAD},
    )


class ReviewForm(forms.Form):
    """Passing a stage or signing. An answer left open is refused by the verb, which
    knows the text as it is at that moment."""

    comment = words(_("审稿意见（可不填）"))
    version = _version()

    def __init__(
        self, *args: Any, findings: Sequence[Finding] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.findings = findings
        for found in findings:
            self.fields[PREFIX + found.key] = forms.ChoiceField(
                label=found.sentence,
                choices=[("", UNANSWERED[found.asks]), *Answer.choices],
                required=False,
            )

    def warnings(self) -> list[tuple[Finding, forms.BoundField]]:
        return [(found, self[PREFIX + found.key]) for found in self.findings]

    def answers(self) -> dict[str, str]:
        return {
            found.key: self.cleaned_data[PREFIX + found.key] for found in self.findings
        }


class ReturnForm(forms.Form):
    TO = (("writer", _("退给作者")), ("before", _("退回上一步")))

    to = forms.ChoiceField(
        label=_("退到哪里"),
        choices=TO,
        initial="writer",
        required=False,
        widget=forms.RadioSelect,
    )
    reason = words(_("退改原因"))

    def clean_to(self) -> bool:
        """Whether it goes back one step only."""
        return bool(self.cleaned_data["to"] == "before")


class EmergencyForm(forms.Form):
    reason = words(_("紧急签发的原因"))
    version = _version()


class AfterReviewForm(forms.Form):
    comment = words(_("补审意见（可不填）"))
    version = _version()
