"""A photo as a page shows it: addresses by width, its words, what it must confess."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.urls import reverse

from articles.models import Photo
from articles.renditions import formats
from articles.vocabulary import CONFESSED, PhotoSource

MIDDLE = 960
SHARED = 300  # each side, at the least: chats show no card with a smaller picture
Entry = dict[str, Any]


class PhotoAddress(Protocol):
    """Who asks decides it: readers get the gated public one, the desk its own."""

    def __call__(
        self, photo: Photo, width: int, extension: str, *, crop: str = ""
    ) -> str: ...


def public_address(photo: Photo, width: int, extension: str, *, crop: str = "") -> str:
    if crop:
        return reverse("articles:photo_crop", args=[photo.key, crop, width, extension])
    return reverse("articles:photo", args=[photo.key, width, extension])


@dataclass(frozen=True, slots=True)
class Sized:
    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """`src` is blank where the picture file is still to come (previews only).

    `outside` is for feeds and search engines, `share` for the cards of other sites;
    neither is there where the picture may not leave the site.
    """

    src: str = ""
    outside: Sized | None = None
    share: Sized | None = None
    avif: str = ""
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
    photo: Photo, entry: Mapping[str, Any], *, address: PhotoAddress, crop: str = ""
) -> Picture:
    """`entry` is the photo's place in a signed content: caption, credit, source ...

    `crop` names how lists cut it; a photo from before crops is shown whole.
    """
    caption = entry.get("caption", "")
    source = entry.get("source", photo.source)
    sizes = photo.crops.get(crop) or photo.renditions
    largest = sizes[-1] if sizes else {"width": 0, "height": 0}
    src = _address(photo, _middle(sizes), "jpg", address=address) if sizes else ""
    leaving = sizes if photo.leaves_the_site else []
    return Picture(
        src=src,
        outside=_sized(photo, leaving, address=address),
        share=_sized(photo, [s for s in leaving if _is_large(s)], address=address),
        avif=_srcset(photo, sizes, "avif", address=address),
        webp=_srcset(photo, sizes, "webp", address=address),
        jpg=_srcset(photo, sizes, "jpg", address=address),
        width=largest["width"],
        height=largest["height"],
        alt=entry.get("alt", photo.alt) or caption,
        caption=caption,
        credit=entry.get("credit", ""),
        mark=str(PhotoSource(source).label) if source in CONFESSED else "",
        after=entry.get("after", 0),
        lead=entry.get("lead", False),
    )


def _middle(sizes: Sequence[Entry]) -> Entry:
    fitting = [size for size in sizes if size["width"] <= MIDDLE]
    return fitting[-1] if fitting else sizes[0]


def _is_large(size: Entry) -> bool:
    return bool(min(size["width"], size["height"]) >= SHARED)


def _sized(
    photo: Photo, sizes: Sequence[Entry], *, address: PhotoAddress
) -> Sized | None:
    if not sizes:
        return None
    size = _middle(sizes)
    url = _address(photo, size, "jpg", address=address)
    return Sized(url, size["width"], size["height"])


def _srcset(
    photo: Photo, sizes: Sequence[Entry], extension: str, *, address: PhotoAddress
) -> str:
    """Blank where a size lacks the format: a source must not offer small ones alone."""
    if not all(extension in formats(size) for size in sizes):
        return ""
    return ", ".join(
        f"{_address(photo, size, extension, address=address)} {size['width']}w"
        for size in sizes
    )


def _address(
    photo: Photo, size: Entry, extension: str, *, address: PhotoAddress
) -> str:
    return address(photo, size["width"], extension, crop=size.get("crop", ""))
