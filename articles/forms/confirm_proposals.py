"""The chief's word on each proposal: one choice and one reason for every story."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Proposal
from articles.workflow.confirming import Verdict, digest_of

ACCEPT, REFUSE = "accept", "refuse"
CHOICES = ((ACCEPT, _("采纳")), (REFUSE, _("不采纳")))
REASON_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Fields:
    verdict: forms.BoundField
    reason: forms.BoundField


class ConfirmProposalsForm(forms.Form):
    """Nothing is required here: the verb's sentence names the story that lacks it."""

    digest = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, proposals: Sequence[Proposal], **kwargs: Any):
        """`proposals` are all that wait, so that the digest is of what is shown."""
        self.proposals = proposals
        kwargs["initial"] = {"digest": digest_of(proposals)}
        super().__init__(*args, **kwargs)
        for proposal in proposals:
            self.fields[_verdict(proposal)] = forms.ChoiceField(
                choices=CHOICES,
                required=False,
                widget=forms.RadioSelect,
                label=_("《%s》的改样") % proposal.article.title,
                error_messages={"invalid_choice": _("改样只能采纳或不采纳。")},
            )
            self.fields[_reason(proposal)] = forms.CharField(
                label=_("理由（不采纳时必填）"),
                required=False,
                max_length=REASON_LIMIT,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def fields_of(self, proposal: Proposal) -> Fields:
        return Fields(self[_verdict(proposal)], self[_reason(proposal)])

    def verdicts(self) -> dict[int, Verdict]:
        given = self.cleaned_data
        return {
            proposal.pk: Verdict(
                accept=given[_verdict(proposal)] == ACCEPT,
                reason=given[_reason(proposal)],
            )
            for proposal in self.proposals
            if given[_verdict(proposal)]
        }


def _verdict(proposal: Proposal) -> str:
    return f"verdict-{proposal.pk}"


def _reason(proposal: Proposal) -> str:
    return f"reason-{proposal.pk}"
