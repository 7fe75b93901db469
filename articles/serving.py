"""A rendition as an answer: fixed type, sealed off from the site, sent by the proxy in
front where it can. Whether it may be sent is the door's question, asked before."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase

from articles.models import Photo
from articles.renditions import find

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
# A picture can run nothing, even if it is no picture after all.
SEALED = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}


def picture_answer(
    photo: Photo, width: int, extension: str, *, crop: str = "", cache: str
) -> HttpResponseBase:
    """Raises Http404 for what was never made, and for a file that is gone."""
    path = find(photo, width, extension, crop=crop)
    if path is None:
        raise Http404
    try:
        found = path.stat()
        response = _sent_by_proxy(photo, path.name) or FileResponse(path.open("rb"))
    except FileNotFoundError as error:
        raise Http404 from error
    response.headers["Content-Type"] = TYPES[extension]
    response.headers["Cache-Control"] = cache
    # Follows the file, should a rendition ever be made anew under its old name.
    response.headers["ETag"] = f'"{found.st_mtime_ns:x}-{found.st_size:x}"'
    for name, value in SEALED.items():
        response.headers[name] = value
    return response


def _sent_by_proxy(photo: Photo, name: str) -> HttpResponse | None:
    """The proxy's own address of the file; its folder of renditions holds nothing else,
    so that no slip here can hand out an original."""
    if not settings.MEDIA_ACCEL:
        return None
    address = f"{settings.MEDIA_ACCEL}{photo.key[:2]}/{name}"
    return HttpResponse(headers={"X-Accel-Redirect": address})
