"""The story form: its fields in a reporter's order, and the guard against stale saves.

It never sees state, page or release: those move by verbs alone.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.difference import Run, compare
from articles.forms.fields import BodyField, TagsField
from articles.models import Article
from articles.text import plain

if TYPE_CHECKING:
    ArticleModelForm = forms.ModelForm[Article]
else:
    ArticleModelForm = forms.ModelForm

STALE = _("这篇稿件在您打开之后被别人改过。两份文字都在下面，还没有保存您的。")
COMPARED = ("kicker", "headline", "deck", "dateline", "summary")


@dataclass(frozen=True, slots=True)
class Clash:
    """One field of a stale save: theirs as saved, and how mine differs from it."""

    label: str
    theirs: str
    runs: list[Run]


class ArticleForm(ArticleModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clashes: list[Clash] = []
        self.stale = False
        if self.instance.pk:
            self.initial["version"] = self.instance.version

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk and self.cleaned_data.get("version") != (
            self.instance.version
        ):
            self._refuse_stale()
        return cleaned

    def _refuse_stale(self) -> None:
        """Keep both texts. The page that comes back carries their version, so that
        saving it again is a decision taken with both in sight."""
        self.stale = True
        self.clashes = list(self._compared())
        typed: Any = self.data
        self.data = typed = typed.copy()
        typed[self.add_prefix("version")] = str(self.instance.version)
        self.add_error(None, STALE)

    def _compared(self) -> Any:
        for name in (*COMPARED, "body"):
            if name not in self.fields:
                continue
            theirs = getattr(self.instance, name)
            mine = self.cleaned_data.get(name) or ""
            if name == "body":
                theirs, mine = plain(theirs), plain(mine)
            if theirs != mine:
                label = str(self.fields[name].label)
                yield Clash(label, theirs, compare(theirs, mine))
