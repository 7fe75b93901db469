"""Choices about reporters: with whom one is merged, what becomes of a new name."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Reporter
from articles.vocabulary import ReporterKind

if TYPE_CHECKING:
    ModelChoiceField = forms.ModelChoiceField[Reporter]
else:
    ModelChoiceField = forms.ModelChoiceField

MAKE, KNOW, PASS = "make", "know", "pass"
DECISIONS = (
    (MAKE, _("建立为作者")),
    (KNOW, _("认作已有的作者")),
    (PASS, _("不用建")),
)


class ReporterChoice(ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return described(obj)


class MergeForm(forms.Form):
    into = ReporterChoice(
        Reporter.objects.order_by("pinyin", "pk"),
        label=_("并到哪一位名下"),
        error_messages={
            "required": _("请选并到哪一位名下。"),
            "invalid_choice": _("这位作者已经不在名录里了，请重选。"),
        },
    )

    def __init__(self, *args: Any, gone: Reporter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Reporter.objects.exclude(pk=gone.pk)
        field = self.fields["into"]
        if isinstance(field, ReporterChoice):
            field.queryset = others.order_by("pinyin", "pk")


class NameForm(forms.Form):
    name = forms.CharField(max_length=60, strip=False)
    decision = forms.ChoiceField(
        choices=DECISIONS,
        error_messages={"invalid_choice": _("请选建立、认作还是不用建。")},
    )
    kind = forms.ChoiceField(choices=ReporterKind, required=False)
    organisation = forms.CharField(max_length=60, required=False)
    reporter = forms.ModelChoiceField(
        Reporter.objects.order_by("pinyin", "pk"),
        required=False,
        error_messages={"invalid_choice": _("这位作者已经不在名录里了，请重选。")},
    )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("decision") == KNOW and not typed.get("reporter"):
            self.add_error("reporter", _("请选认作哪一位。"))
        if typed.get("decision") == MAKE and not typed.get("kind"):
            self.add_error("kind", _("请选一个类别。"))
        return typed


def described(row: Reporter) -> str:
    """徐雁（本报记者，区文联）: two of a name can be told apart."""
    told = "，".join(filter(None, (str(row.get_kind_display()), row.organisation)))
    return f"{row.name}（{told}）"
