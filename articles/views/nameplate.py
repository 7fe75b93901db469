"""The picture of the paper's name, at an address that is another for every picture."""

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase

from articles.reading import newest_paper, the_paper
from articles.renditions import nameplate_path
from articles.serving import SEALED, TYPES
from articles.views.public import public
from articles.views.theme import FOR_EVER


@public
def nameplate(request: HttpRequest, mark: str) -> HttpResponseBase:
    """404 for one that the paper has no more; nothing is asked for one it has."""
    if mark not in the_paper().plates and mark not in newest_paper().plates:
        raise Http404
    try:
        file = nameplate_path(mark).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    headers = {"Cache-Control": FOR_EVER, **SEALED}
    return FileResponse(file, content_type=TYPES["webp"], headers=headers)
