"""The story form: its fields in a reporter's order, and the guard against stale saves.

It never sees state, page or release: those move by verbs alone.
"""

import json
import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from articles.forms.clash import MACHINERY, Clash, TwoTexts, raw_value
from articles.forms.fields import BodyField, TagsField
from articles.models import Article

if TYPE_CHECKING:
    ArticleModelForm = forms.ModelForm[Article]
else:
    ArticleModelForm = forms.ModelForm

MERGE = "_merge"
STALE = _("这篇稿件在您打开之后被别人改过。两份文字都在下面，还没有保存您的。")
TYPED_ON = _("选好之后您又动过正文，请对着现在的正文再选一遍。")
MERGED = _("已按所选合并，还没有保存。看过没有问题，再按保存。")


class ArticleForm(ArticleModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    # What the form was opened at, so that a merge knows who changed what since.
    base = forms.CharField(widget=forms.HiddenInput, required=False)
    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    # Which opening of the form this is, and the last copy the browser made of it.
    sitting = forms.CharField(widget=forms.HiddenInput, required=False)
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    body = BodyField(label=_("正文"), required=False)
    tags = TagsField(
        label=_("标签"), required=False, help_text=_("多个标签用逗号分开。")
    )

    class Meta:
        model = Article
        fields: tuple[str, ...] = ()
        widgets = {
            "kicker": forms.TextInput,
            "headline": forms.TextInput,
            "deck": forms.TextInput,
            "summary": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(
        self, *args: Any, taken_up: dict[str, str] | None = None, **kwargs: Any
    ) -> None:
        """`taken_up` is a draft copy: shown as it was typed, judged when it is sent."""
        if taken_up is not None:
            kwargs["data"] = taken_up
        super().__init__(*args, **kwargs)
        self.clashes: list[Clash] = []
        self.stale = self.merged = False
        self.seal = ""
        if taken_up is not None:
            self._errors = ErrorDict()
        if not self.is_bound:
            self.initial["sitting"] = uuid.uuid4()
            self.initial.update(self._as_opened() if self.instance.pk else {})

    def _as_opened(self) -> dict[str, Any]:
        last = (
            self.instance.revisions.working().values_list("number", flat=True).first()
        )
        small = [name for name in self.fields if name not in (*MACHINERY, "body")]
        return {
            "version": self.instance.version,
            "base": last or 0,
            "opened": json.dumps({name: raw_value(self, name) for name in small}),
        }

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not self.instance.pk:
            return cleaned
        if self.cleaned_data.get("version") != self.instance.version:
            self._show_both(STALE)
        elif MERGE in self.data:
            self._merge()
        return cleaned

    def _show_both(self, why: Any) -> None:
        """Keep both texts. The page that comes back carries their version, so that
        saving it again is a decision taken with both in sight."""
        two = TwoTexts(self)
        self.stale = True
        self.clashes = two.clashes()
        self.seal = two.seal()
        # A body that is wrong was not compared: it stays stale until it is right.
        if "body" not in self.errors:
            self._put({"version": str(self.instance.version)})
        self.add_error(None, why)

    def _merge(self) -> None:
        """Put what was chosen into the fields, for a last look before saving. From
        here on it is their revision that this text began from."""
        two = TwoTexts(self)
        if self.data.get("seal") != two.seal():
            self._show_both(TYPED_ON)
            return
        self.merged = True
        opened = {name: raw_value(two.saved, name) for name in ("base", "opened")}
        self._put(two.merged(self.data) | opened)
        self.add_error(None, MERGED)

    def _put(self, values: dict[str, str]) -> None:
        typed: Any = self.data
        self.data = typed = typed.copy()
        for name, value in values.items():
            typed[self.add_prefix(name)] = value
