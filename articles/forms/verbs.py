"""What the verbs ask: a reason, an instant, a page. Small forms; nothing is saved."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.forms.choices import is_key
from articles.forms.fields import InstantField
from articles.models import Article, Page
from articles.vocabulary import WithdrawalCause

REASON_LIMIT = 500
LAST = 1000
MOST_STORIES = 300
ORDER = "order-"


def words(label: Any, *, rows: int = 2) -> forms.CharField:
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
    reason = words(_("撤稿原因"))
    ordered_by = forms.CharField(label=_("由谁决定"), required=False, max_length=60)
    told = forms.ChoiceField(
        label=_("告诉读者的原因"),
        required=False,
        choices=[("", _("只说已撤下")), *WithdrawalCause.choices],
        error_messages={"invalid_choice": _("没有这种原因，请从列表里选。")},
    )


class PlaceForm(forms.Form):
    page = forms.ModelChoiceField(
        Page.objects.none(),
        label=_("上哪一版"),
        error_messages={
            "required": _("请选一个版面。"),
            "invalid_choice": _("没有这个版面。"),
        },
    )
    position = forms.IntegerField(
        label=_("排第几条"),
        required=False,
        min_value=1,
        max_value=LAST - 1,
        error_messages={
            "invalid": _("次序请填数字。"),
            "min_value": _("次序从 1 起。"),
            "max_value": _("次序太大了。"),
        },
    )
    page_version = forms.IntegerField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": _("请从期次页面上排版。")},
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


class PublishForm(forms.Form):
    at = InstantField(
        label=_("网上先发的时间"), required=False, help_text=_("不填就是现在。")
    )


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
    """The whole order of a page: a number field for each of its stories, in the order
    in which they were shown."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": _("请从期次页面上排版。")},
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        sent = (name.removeprefix(ORDER) for name in data if name.startswith(ORDER))
        self.keys = [int(key) for key in sent if is_key(key)][:MOST_STORIES]
        for key in self.keys:
            self.fields[f"{ORDER}{key}"] = forms.IntegerField(
                required=False,
                min_value=0,
                max_value=LAST - 1,
                error_messages={"invalid": _("次序请填数字。")},
            )

    def article_ids(self) -> list[int]:
        """In the order typed; equal or missing numbers keep their present order."""
        typed = [
            (_number_or_last(self.cleaned_data[f"{ORDER}{key}"]), at, key)
            for at, key in enumerate(self.keys)
        ]
        typed.sort()
        return [key for _number, _at, key in typed]


def _number_or_last(number: int | None) -> int:
    return LAST if number is None else number
