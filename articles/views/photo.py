"""A rendition of a photo, only while a live story shows it. Originals have none."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from articles.models import Photo
from articles.renditions import rendition_path
from articles.views.public import public

TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
# Short, so that the picture of a withdrawn story is gone from caches soon after.
BRIEFLY = "public, max-age=300"


@public
def photo(request: HttpRequest, key: str, width: int, extension: str) -> FileResponse:
    live = Photo.objects.live(timezone.now())
    row = get_object_or_404(live, key=key)
    if width not in [size["width"] for size in row.renditions]:
        raise Http404
    try:
        file = rendition_path(row, width, extension).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, content_type=TYPES[extension])
    response.headers["Cache-Control"] = BRIEFLY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    # A key names one upload for ever, so the address itself is the tag.
    response.headers["ETag"] = f'"{key}-{width}-{extension}"'
    return response
