"""A rendition of a photo, only while a live story shows it. Originals have none."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from articles.models import Photo
from articles.serving import picture_answer
from articles.views.public import public

# Short, so that the picture of a withdrawn story is gone from caches soon after.
BRIEFLY = "public, max-age=300"


@public
def photo(
    request: HttpRequest, key: str, width: int, extension: str, crop: str = ""
) -> HttpResponseBase:
    """One query. It is asked before anything is compared with an If-None-Match: what
    readers may not see any more is missing, never unchanged."""
    live = Photo.objects.live(timezone.now()).only("key", "renditions", "crops")
    row = get_object_or_404(live, key=key)
    return picture_answer(row, width, extension, crop=crop, cache=BRIEFLY)
