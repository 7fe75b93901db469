"""Photos that say nothing to a reader who cannot see them."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCE = _("第%(what)s张图片没有替代文字，看不见图的读者只能听图片说明。")


def find(content: Mapping[str, Any]) -> Iterator[str]:
    for number, photo in enumerate(content["photos"], 1):
        if not photo["alt"].strip():
            yield str(number)
