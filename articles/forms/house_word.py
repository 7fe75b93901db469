"""The form of a word of the house list."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from articles.checks.folding import fold
from articles.models import HouseWord

if TYPE_CHECKING:
    WordModelForm = forms.ModelForm[HouseWord]
else:
    WordModelForm = forms.ModelForm


class HouseWordForm(WordModelForm):
    class Meta:
        model = HouseWord
        fields: tuple[str, ...] = ()
        widgets = {"exceptions": forms.Textarea(attrs={"rows": 2})}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, sentence in faults_of(self.instance_of(cleaned)).items():
            if name in self.fields:
                self.add_error(name, sentence)
        return cleaned

    def instance_of(self, cleaned: dict[str, Any]) -> HouseWord:
        names = ("term", "exceptions")
        words = {name: cleaned.get(name) or "" for name in names}
        return HouseWord(pk=self.instance.pk, **words)


def faults_of(word: HouseWord) -> dict[str, str]:
    """What is wrong with an entry beside the plain limits of its columns. One query."""
    faults = word.own_faults()
    key = fold(word.term).text
    if key and HouseWord.objects.filter(key=key).exclude(pk=word.pk).exists():
        faults["term"] = _("词表里已经有这个词了。")
    return faults
