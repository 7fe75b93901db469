"""Data into a block of a page: no browser runs it, and no text in it ends the block."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# As in Django's json_script. The two line ends are none in JSON but are in scripts.
_ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def as_script(data: Mapping[str, Any]) -> SafeString:
    known = {"@context": "https://schema.org", **data}
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    # nosec: every character that could end the block has just been escaped.
    return mark_safe(text.translate(_ESCAPED))  # noqa: S308


def filled(data: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is blank: nothing is said of what nobody knows."""
    return {name: value for name, value in data.items() if value not in ("", [], None)}
