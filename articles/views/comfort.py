"""How a reader wants the paper set: size of the letters, contrast, large targets.

The cookie has a path of its own, so no page of the paper ever sees it. Every page links
the same small stylesheet below that path, and only its answer differs by reader: pages
stay one copy for everybody, nothing flashes, and no script is needed.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.forms.comfort import ComfortForm
from articles.reading import the_paper

COOKIE = "reading"
A_YEAR = 365 * 24 * 60 * 60
# Asked about each time: Chromium reuses a fresh copy whatever Vary says of the cookie,
# and a new choice would show an hour later. The answer is mostly an empty 304.
OWN = {"Cache-Control": "private, no-cache", "Vary": "Cookie"}


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Empty for whoever has chosen nothing."""
    form = ComfortForm.kept(request.COOKIES.get(COOKIE, ""))
    text = render_to_string("articles/comfort.css", {"form": form})
    return HttpResponse(text, content_type="text/css; charset=utf-8", headers=OWN)


@csrf_exempt  # a forged choice would change the size of letters, nothing else
@require_http_methods(["GET", "HEAD", "POST"])
def comfort(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _chosen(request)
    form = ComfortForm.kept(request.COOKIES.get(COOKIE, ""))
    return _shown(request, form, back=_way_back(request.GET.get("from", "")))


def _chosen(request: HttpRequest) -> HttpResponse:
    form = ComfortForm(request.POST)
    back = _way_back(request.POST.get("from", ""))
    if not form.is_valid():
        return _shown(request, form, back=back)
    here = reverse("articles:comfort")
    answer = HttpResponseRedirect(back or here, headers=OWN)
    answer.set_cookie(
        COOKIE,
        form.cookie,
        max_age=A_YEAR,
        path=here,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return answer


def _shown(request: HttpRequest, form: ComfortForm, *, back: str) -> HttpResponse:
    context: dict[str, Any] = {"paper": the_paper(), "form": form, "back": back}
    text = render_to_string("articles/comfort.html", context)
    return HttpResponse(text, headers=OWN)


def _way_back(address: str) -> str:
    """The page that the reader came from, if it is one of ours."""
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(
        address, allowed_hosts=None
    )
    return address if ours and len(address) <= 500 else ""
