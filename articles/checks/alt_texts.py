"""Photos that say nothing to a reader who cannot see them."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy
from articles.checks.finding import Hit
from articles.checks.house import House
from articles.vocabulary import Severity

SEVERITY = Severity.WARNING
SENTENCE = _("第%(what)s张图片没有替代文字，看不见图的读者只能听图片说明。")


def find(copy: Copy, house: House) -> Iterator[Hit]:
    for photo in copy.photos:
        if not photo.alt.strip():
            yield Hit(str(photo.number), photo.caption, 0, 0)
