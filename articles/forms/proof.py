"""The proof of a story as a form: its signed words to be read and changed, and what
the reading found. Nothing here is saved; the verb judges it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.difference import Run, compare
from articles.forms.fields import BodyField
from articles.models import Article, Photo
from articles.models.content import Content
from articles.models.proof import MOST_ERRORS
from articles.text import plain

LINES = ("kicker", "headline", "deck", "dateline", "summary")
WORDS = (*LINES, "body")
COMMENT_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Differing:
    """One field of a stale proof: as it stands now, and how what was typed differs."""

    label: str
    theirs: str
    runs: list[Run]


def found_errors(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=MOST_ERRORS,
        initial=0,
        error_messages={
            "required": _("请填查出几处差错，没有就填 0。"),
            "invalid": _("差错处数请填数字。"),
            "min_value": _("差错处数不能是负数。"),
            "max_value": _("差错处数太大了，请再看一眼。"),
        },
    )


def proof_comment() -> forms.CharField:
    return forms.CharField(
        label=_("校对意见（可不填）"),
        required=False,
        max_length=COMMENT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ProofForm(forms.Form):
    """`photos` are those of the content, by their place in it."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=100, required=False)
    body = BodyField(label=_("正文"), required=False)
    errors_found = found_errors(_("查出差错（处）"))
    comment = proof_comment()

    def __init__(
        self,
        *args: Any,
        content: Content,
        photos: Mapping[int, Photo],
        token: str,
        has_turn: bool,
        **kwargs: Any,
    ) -> None:
        self.content, self.photos, self.shown = content, photos, token
        self.clashes: list[Differing] = []
        kwargs["initial"] = {name: content[name] for name in WORDS} | {"token": token}
        super().__init__(*args, **kwargs)
        self.fields.update(_lines())
        for place, photo in enumerate(content["photos"]):
            self.fields[f"caption-{place}"] = _caption(photo["caption"], place=place)
        if not has_turn:
            del self.fields["errors_found"], self.fields["comment"]

    @property
    def captions(self) -> list[str]:
        places = range(len(self.content["photos"]))
        return [self.cleaned_data[f"caption-{place}"] for place in places]

    @property
    def pictures(self) -> list[tuple[Photo | None, forms.BoundField]]:
        """Each picture beside its caption."""
        places = range(len(self.content["photos"]))
        return [(self.photos.get(place), self[f"caption-{place}"]) for place in places]

    def asked(self) -> dict[str, Any]:
        """What the verb wants."""
        words = self.cleaned_data
        return {
            "words": {name: words[name] for name in WORDS},
            "captions": self.captions,
            "token": words["token"],
            "errors": words.get("errors_found") or 0,
            "comment": words.get("comment") or "",
        }

    def refuse_stale(self, sentence: str) -> None:
        """Keep both texts. The page that comes back carries the present token, so that
        saving again is a decision taken with both in sight."""
        self.clashes = self._compared()
        typed: Any = self.data
        self.data = typed = typed.copy()
        typed["token"] = self.shown
        self.add_error(None, sentence)

    def _compared(self) -> list[Differing]:
        theirs = {name: self.content[name] for name in WORDS}
        for place, photo in enumerate(self.content["photos"]):
            theirs[f"caption-{place}"] = photo["caption"]
        mine = {name: self.cleaned_data.get(name, "") for name in theirs}
        theirs["body"], mine["body"] = plain(theirs["body"]), plain(mine["body"])
        return [
            Differing(str(self.fields[name].label), old, compare(old, mine[name]))
            for name, old in theirs.items()
            if old.splitlines() != mine[name].splitlines()
        ]


class PageProofForm(forms.Form):
    token = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": _("请打开版面看过再记校次。")},
    )
    errors_found = found_errors(_("版面上查出差错（处）"))
    comment = proof_comment()


def _lines() -> dict[str, forms.Field]:
    """With the story's own labels and limits."""
    widgets: dict[str, Any] = dict.fromkeys(LINES, forms.TextInput)
    widgets["summary"] = forms.Textarea(attrs={"rows": 3})
    return dict(forms.fields_for_model(Article, fields=LINES, widgets=widgets))


def _caption(caption: str, *, place: int) -> forms.CharField:
    """What had a caption keeps one: a picture without any is taken out, not proofed."""
    return forms.CharField(
        label=_("第 %d 张图的说明") % (place + 1),
        initial=caption,
        required=bool(caption),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": _("图片说明不能删空；要撤图，请先请值班总编撤签。")
        },
    )
