"""The colours that a paper has chosen for itself, and the stylesheet of them."""

from hashlib import sha256
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.colours import DARK, LIGHT, Palette, for_the_night, sheet

COLOUR = "#[0-9a-f]{6}"
COLOURS = tuple(
    f"{dark}{name}_colour"
    for dark in ("", "dark_")
    for name in ("paper", "ink", "accent")
)
# They are printed into a stylesheet as they are.
COLOUR_CONSTRAINTS = [
    models.CheckConstraint(
        condition=models.Q(**{f"{name}__regex": f"^({COLOUR})?$"}),
        name=f"paper_{name}_is_one",
    )
    for name in COLOURS
]


def shaped(pattern: str, sentence: Any) -> RegexValidator:
    return RegexValidator(rf"\A(?:{pattern})\Z", sentence)


IS_COLOUR = shaped(COLOUR, _("颜色写成 #b92c1b 的样子：井号和六位 0–9、a–f。"))


def colour_field(label: Any, *, usual: str = "") -> Any:
    hint = (
        format_lazy(_("留空就是 {colour}。"), colour=usual)
        if usual
        else _("留空就由主色调亮而来。")
    )
    return models.CharField(
        label,
        max_length=7,
        blank=True,
        validators=[IS_COLOUR],
        help_text=hint,
    )


class Coloured(models.Model):
    paper_colour = colour_field(_("底色"), usual=LIGHT.paper)
    ink_colour = colour_field(_("字色"), usual=LIGHT.ink)
    accent_colour = colour_field(_("主色"), usual=LIGHT.accent)
    dark_paper_colour = colour_field(_("深色模式的底色"), usual=DARK.paper)
    dark_ink_colour = colour_field(_("深色模式的字色"), usual=DARK.ink)
    dark_accent_colour = colour_field(_("深色模式的主色"))

    class Meta:
        abstract = True

    @property
    def light(self) -> Palette:
        return LIGHT.with_chosen(
            paper=self.paper_colour, ink=self.ink_colour, accent=self.accent_colour
        )

    @property
    def dark(self) -> Palette:
        night = DARK.with_chosen(paper=self.dark_paper_colour, ink=self.dark_ink_colour)
        accent = self.dark_accent_colour
        if self.accent_colour and not accent:
            accent = for_the_night(self.accent_colour, dark=night)
        return night.with_chosen(
            paper=self.dark_paper_colour, ink=self.dark_ink_colour, accent=accent
        )

    @cached_property
    def theme(self) -> str:
        """The stylesheet of its colours; empty where they are the usual ones."""
        return sheet(self.light, self.dark)

    @property
    def theme_mark(self) -> str:
        """Part of its address, so that another sheet has another one."""
        return sha256(self.theme.encode()).hexdigest()[:12] if self.theme else ""
