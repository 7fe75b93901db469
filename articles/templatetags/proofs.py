"""What the desk's pages need of proofs. Nothing here asks the database."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of(found: Mapping[int, Any], key: int) -> Any:
    """One page's entry among those of the whole issue."""
    return found.get(key)
