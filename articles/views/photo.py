"""A rendition of a photo, only while a live story shows it. Originals have none."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from articles.models import Photo
from articles.renditions import find
from articles.views.public import public

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
# Short, so that the picture of a withdrawn story is gone from caches soon after.
BRIEFLY = "public, max-age=300"


@public
def photo(
    request: HttpRequest, key: str, width: int, extension: str, crop: str = ""
) -> FileResponse:
    live = Photo.objects.live(timezone.now())
    row = get_object_or_404(live, key=key)
    found = find(row, width, extension, crop=crop)
    if found is None:
        raise Http404
    try:
        file = found.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, content_type=TYPES[extension])
    response.headers["Cache-Control"] = BRIEFLY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    # A key names one upload for ever, and a crop its focus: the address is the tag.
    response.headers["ETag"] = f'"{key}-{crop}-{width}-{extension}"'
    return response
