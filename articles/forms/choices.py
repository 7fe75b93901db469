"""Choosing by name from a long list, with a box that fills as one types."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect


class ChoiceByName(AutocompleteSelect):
    """The stock widget asks the database for whatever came in, numbers or not; on a
    form that is shown again after a mistake that would be a fault."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        keys = [key for key in value if is_key(str(key))]
        return super().optgroups(name, keys, attr)


def is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
