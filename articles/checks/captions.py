"""Photos that would be printed without a caption."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCE = _("第%(what)s张图片没有说明。")


def find(content: Mapping[str, Any]) -> Iterator[str]:
    for number, photo in enumerate(content["photos"], 1):
        if not photo["caption"].strip():
            yield str(number)
