"""A photo as a page shows it: addresses by width, its words, what it must confess."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from articles.models import Photo
from articles.vocabulary import CONFESSED, PhotoSource

# Who asks decides the address: readers get the gated public one, the desk its own.
PhotoAddress = Callable[[Photo, int, str], str]
MIDDLE = 960


def public_address(photo: Photo, width: int, extension: str) -> str:
    return reverse("articles:photo", args=[photo.key, width, extension])


@dataclass(frozen=True, slots=True)
class Picture:
    """`src` is blank where the picture file is still to come (previews only)."""

    src: str = ""
    webp: str = ""
    jpg: str = ""
    width: int = 0
    height: int = 0
    alt: str = ""
    caption: str = ""
    credit: str = ""
    mark: str = ""
    after: int = 0
    lead: bool = False

    @property
    def shape(self) -> str:
        """A class name: tall pictures must not fill a screen, panoramas may."""
        if self.height > self.width:
            return "tall"
        return "broad" if self.width > self.height * 2 else "plain"


def picture_of(
    photo: Photo, entry: Mapping[str, Any], *, address: PhotoAddress
) -> Picture:
    """`entry` is the photo's place in a signed content: caption, credit, source ..."""
    caption = entry.get("caption", "")
    source = entry.get("source", photo.source)
    sizes = photo.renditions
    largest = sizes[-1] if sizes else {"width": 0, "height": 0}
    return Picture(
        src=address(photo, _middle(sizes), "jpg") if sizes else "",
        webp=_srcset(photo, "webp", address=address),
        jpg=_srcset(photo, "jpg", address=address),
        width=largest["width"],
        height=largest["height"],
        alt=entry.get("alt", photo.alt) or caption,
        caption=caption,
        credit=entry.get("credit", ""),
        mark=str(PhotoSource(source).label) if source in CONFESSED else "",
        after=entry.get("after", 0),
        lead=entry.get("lead", False),
    )


def _middle(sizes: list[dict[str, int]]) -> int:
    fitting = [size["width"] for size in sizes if size["width"] <= MIDDLE]
    return fitting[-1] if fitting else sizes[0]["width"]


def _srcset(photo: Photo, extension: str, *, address: PhotoAddress) -> str:
    widths = [size["width"] for size in photo.renditions]
    return ", ".join(f"{address(photo, w, extension)} {w}w" for w in widths)
