"""What the verbs of a correction ask. The verbs themselves say what is missing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.vocabulary import CorrectionKind

LIMIT = 500


def _words(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
        **options,
    )


class CorrectForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("种类"),
        choices=CorrectionKind.choices,
        error_messages={
            "required": _("请选更正的种类。"),
            "invalid_choice": _("请选更正的种类。"),
        },
    )
    was = _words(_("原文"), help_text=_("照见报的稿子抄，只抄有误的那句。"))
    should_be = _words(_("更正为"))
    note = _words(_("说明"), help_text=_("读者看得到：怎么错的，向谁致歉。"))
    fix_text = forms.BooleanField(
        label=_("网上的文字也改"),
        required=False,
        help_text=_("签发那一刻才换；见报时的原文读者仍能查看。"),
    )


class VoidForm(forms.Form):
    reason = _words(_("作废原因"))
