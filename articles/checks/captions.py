"""Photos that would be printed without a caption."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy
from articles.checks.finding import Hit
from articles.checks.house import House
from articles.vocabulary import Severity

SEVERITY = Severity.WARNING
SENTENCE = _("第%(what)s张图片没有说明。")


def find(copy: Copy, house: House) -> Iterator[Hit]:
    for photo in copy.photos:
        if not photo.caption.text.strip():
            yield Hit(str(photo.number), photo.caption, 0, 0)
