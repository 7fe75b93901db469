"""A tag and the page of its stories."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True, slots=True)
class TagLink:
    name: str
    url: str


def tag_link(*, name: str, slug: str) -> TagLink:
    """Without a link where the slug can't stand in an address."""
    try:
        return TagLink(name, reverse("articles:tag", args=[slug]))
    except NoReverseMatch:
        return TagLink(name, "")
