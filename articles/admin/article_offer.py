"""One's own unsaved text as the story's page offers it: when it was typed, how it
differs from what is saved, and the form filled with it."""

from dataclasses import dataclass
from typing import Any

from articles.admin.article_clash import row_clashes
from articles.admin.kept import Kept, labelled
from articles.forms.article import ArticleForm
from articles.forms.clash import MACHINERY, Clash, TwoTexts, raw_value
from articles.models import Article, DraftCopy
from articles.text import count_characters, plain


@dataclass(frozen=True, slots=True)
class Offer:
    draft: DraftCopy
    headline: str
    characters: int
    more: int  # characters of the body than are saved; less than none for fewer
    differs: list[Clash]
    moved_on: bool
    kept: list[Kept]

    @property
    def fewer(self) -> int:
        return -self.more


def offer_of(
    draft: DraftCopy, *, saved: Article | None, make_form: Any = None
) -> Offer | None:
    """None where nothing was typed that is not saved. `make_form` fills the form;
    without it the story is not one's to edit now, and the text is only shown."""
    differs: list[Clash] = []
    if saved is not None and make_form is not None:
        typed = filled(draft, form=make_form(instance=saved))
        form = make_form(instance=saved, taken_up=typed)
        two = TwoTexts(form)
        differs = two.clashes() + row_clashes(saved, draft.data)
        if not differs and not two.too_long:
            return None
    kept = labelled(draft.data)
    if saved is None and not kept:
        return None
    characters = count_characters(plain(draft.data.get("body", "")))
    return Offer(
        draft=draft,
        headline=draft.data.get("headline", "").strip(),
        characters=characters,
        more=characters - (saved.words if saved else 0),
        differs=differs,
        moved_on=saved is not None and has_moved_on(draft, saved=saved),
        kept=kept,
    )


def filled(draft: DraftCopy, *, form: ArticleForm) -> dict[str, str]:
    """What the form shall hold. `form` is unbound: what the copy does not name stays
    as it is saved. Where the story has moved on, saving compares both texts first."""
    typed: dict[str, str] = dict(draft.data)
    for name in form.fields:
        if name not in typed and name not in MACHINERY:
            typed[name] = raw_value(form, name)
    if form.instance.pk and has_moved_on(draft, saved=form.instance):
        typed["version"] = ""
    return typed


def has_moved_on(draft: DraftCopy, *, saved: Article) -> bool:
    """Also where both texts were shown once and nothing was decided."""
    last = saved.revisions.working().values_list("number", flat=True).first() or 0
    base = draft.data.get("base", "")
    return draft.version != saved.version or base not in ("", str(last))
