"""What the verbs ask: a reason, an instant, a page. Small forms; nothing is saved."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import InstantField
from articles.models import Article, Page

REASON_LIMIT = 500
LAST = 1000


def _words(label: Any, *, rows: int = 2) -> forms.CharField:
    """Not required here: the verb's own sentence says why it is needed."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ClaimForm(forms.Form):
    """Empty, or the colleague's claim that is taken over."""

    instead_of = forms.IntegerField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": _("请打开稿件看过是谁领的再接。")},
    )


class ReturnForm(forms.Form):
    reason = _words(_("退改原因"))


class SignForm(forms.Form):
    comment = _words(_("签发意见（可不填）"))
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": _("请打开稿件看过再签发。")},
    )


class UseRevisionForm(forms.Form):
    """Which revision comes back, and the story's version when it was chosen."""

    number = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        error_messages={
            "required": _("没有说明恢复哪一稿。"),
            "invalid": _("没有这一稿。"),
            "min_value": _("没有这一稿。"),
        },
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": _("请从稿件的经过里恢复。")},
    )


class WithdrawForm(forms.Form):
    reason = _words(_("撤稿原因"))
    ordered_by = forms.CharField(label=_("由谁决定"), required=False, max_length=60)


class PlaceForm(forms.Form):
    page = forms.ModelChoiceField(
        Page.objects.none(),
        label=_("上哪一版"),
        error_messages={
            "required": _("请选一个版面。"),
            "invalid_choice": _("没有这个版面。"),
        },
    )

    def __init__(self, *args: Any, pages: QuerySet[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["page"].queryset = pages  # type: ignore[attr-defined]


class ReleaseForm(forms.Form):
    at = InstantField(
        label=_("发布时间"),
        error_messages={"required": _("请填发布时间。")},
    )
    leave_out = forms.BooleanField(label=_("未签发的不见报"), required=False)


class JoinForm(forms.Form):
    """Confirms what was signed or placed after the issue got its instant."""

    leave_out = forms.BooleanField(label=_("未签发的不见报"), required=False)


class DelayForm(forms.Form):
    until = InstantField(
        label=_("缓到"), error_messages={"required": _("请填新的发布时间。")}
    )


class PullForm(forms.Form):
    article = forms.ModelChoiceField(
        Article.objects.all(),
        widget=forms.HiddenInput,
        error_messages={
            "required": _("没有说明抽哪一篇。"),
            "invalid_choice": _("没有这篇稿件。"),
        },
    )


class OrderForm(forms.Form):
    """The whole order of a page: a number field for each of its stories."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": _("请从期次页面上排版。")},
    )

    def __init__(self, *args: Any, articles: list[Article], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.articles = articles
        for article in articles:
            self.fields[f"order-{article.pk}"] = forms.IntegerField(
                required=False,
                min_value=0,
                max_value=LAST - 1,
                error_messages={"invalid": _("次序请填数字。")},
            )

    def article_ids(self) -> list[int]:
        """In the order typed; equal or missing numbers keep their present order."""
        typed = [
            (_number_or_last(self.cleaned_data[f"order-{article.pk}"]), at, article.pk)
            for at, article in enumerate(self.articles)
        ]
        typed.sort()
        return [pk for _number, _at, pk in typed]


def _number_or_last(number: int | None) -> int:
    return LAST if number is None else number
