"""Many pictures at once into the library: each answered for itself, then their words.

A script sends each file alone and asks for JSON; without one a single form brings them
all. Either way a picture that fails keeps no other from coming in.
"""

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import photo_library
from articles.admin.photo_beside import like_of
from articles.admin.refusing import log_refusal, lost_races_refused
from articles.admin.verbs import VerbAdmin
from articles.forms.choices import is_key
from articles.forms.photo import offered
from articles.forms.photo_batch import MOST_FILES, FilesForm, PhotoWordsForm
from articles.models import DeskLog, Photo
from articles.permissions import may_edit_photo, name_of
from articles.photo_library import TakenIn
from articles.photo_words import UNSEEN
from articles.refusals import Refused
from articles.renditions import BadPicture
from articles.templatetags.desk import draft_address
from articles.text import strip_controls
from articles.vocabulary import Verb

UNKEPT = {"Cache-Control": "private, no-store"}
SHOWN_NAME = 60


@dataclass(slots=True)
class Row:
    """One file of an upload, as the page shows it: a photo or why there is none."""

    name: str
    photo: Photo | None = None
    form: PhotoWordsForm | None = None
    refused: str = ""
    notes: list[str] = field(default_factory=list)
    like: list[Photo] = field(default_factory=list)


class PhotoUploads(VerbAdmin):
    def get_urls(self) -> list[Any]:
        doors = [
            path(
                f"{name}/",
                self.admin_site.admin_view(view),
                name=f"articles_photo_{name}",
            )
            for name, view in (("upload", self.upload_view), ("words", self.words_view))
        ]
        return doors + super().get_urls()

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "GET":
            return self._page(request, [])
        if request.method != "POST":
            return HttpResponseNotAllowed(["GET", "POST"])
        if not request.accepts("text/html"):
            return self._answer(request, request.FILES.getlist("pictures"))
        form = FilesForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(request, [], form=form)
        files = form.cleaned_data["pictures"]
        return self._page(request, [self._taken_in(request, file)[0] for file in files])

    def _answer(self, request: HttpRequest, files: list[Any]) -> HttpResponse:
        """To the script: one file, its row ready to be shown."""
        if len(files) != 1:
            said = {"said": _("请一次发一张图片。")}
            return JsonResponse(said, status=400, headers=UNKEPT)
        row, status = self._taken_in(request, files[0])
        answer: dict[str, Any] = {
            "said": row.refused,
            "html": self._row_html(request, row),
        }
        if row.photo is not None:
            answer["photo"] = _summary(row.photo)
        return JsonResponse(answer, status=status, headers=UNKEPT)

    def _taken_in(self, request: HttpRequest, file: Any) -> tuple[Row, int]:
        row, now = Row(shown_name(file.name)), timezone.now()
        try:
            with lost_races_refused():
                taken = photo_library.take_in(file, by=request.user, now=now)
        except Refused as refusal:
            row.refused = str(refusal)
            log_refusal(request, target=Photo, verb="upload", why=row.refused)
            # The file is at fault, not the request.
            return row, 200 if type(refusal) is BadPicture else refusal.status
        self._fill(request, row, taken)
        return row, 200

    def _fill(self, request: HttpRequest, row: Row, taken: TakenIn) -> None:
        photo = row.photo = taken.photo
        if taken.known:
            row.notes.append(self._known_note(request, photo))
        if taken.first_frame:
            row.notes.append(_("这是会动的图，只取了第一帧。"))
        row.like = [other for other in like_of(photo) if other.sha256 != photo.sha256]
        if may_edit_photo(request.user, photo):
            row.form = PhotoWordsForm(instance=photo, now=timezone.now())
            if row.form.offered:
                row.notes.append(_("已按图片文件里写的填好，请核对。"))

    def _known_note(self, request: HttpRequest, photo: Photo) -> str:
        if photo.created_by_id == request.user.pk:
            return _("这张图片您以前传过，用的就是那一张。")
        name = name_of(photo.created_by)
        if not name:
            return _("这张图片库里已经有了，用的就是那一张。")
        return _("这张图片%(name)s已经传过，用的就是那一张。") % {"name": name}

    def _row_html(self, request: HttpRequest, row: Row) -> str:
        context = {"row": row, "now": timezone.now()}
        template = "admin/articles/photo/upload_row.html"
        return render_to_string(template, context, request=request)

    def _page(
        self, request: HttpRequest, rows: list[Row], *, form: FilesForm | None = None
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("上传图片"),
            "opts": self.opts,
            "add": True,
            "form": form or FilesForm(),
            "rows": rows,
            "now": timezone.now(),
            "taken": sum(row.photo is not None for row in rows),
            "refused": sum(bool(row.refused) for row in rows),
        }
        return TemplateResponse(request, "admin/articles/photo/upload.html", context)

    # The words of those that came in.

    def words_view(self, request: HttpRequest) -> HttpResponse:
        """Save each form that is right; show those again that are not."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_add_permission(request):
            raise PermissionDenied
        keys = [key for key in request.POST.getlist("photo") if is_key(key)]
        photos = Photo.objects.filter(pk__in=keys[: MOST_FILES * 4]).order_by("pk")
        left, saved = [], 0
        for photo in photos:
            form = PhotoWordsForm(request.POST, instance=photo, now=timezone.now())
            if not may_edit_photo(request.user, photo):
                left.append(Row(str(photo), refused=_("这张图片是别人的，您不能改。")))
            elif form.is_valid():
                self._save(request, form)
                saved += 1
            else:
                left.append(Row(str(photo), photo=photo, form=form))
        if saved:
            text = ngettext(
                "存好了 %(n)d 张图片的说明。", "存好了 %(n)d 张图片的说明。", saved
            )
            messages.success(request, text % {"n": saved})
        if left:
            return self._page(request, left)
        return redirect(reverse("admin:articles_photo_changelist"))

    @transaction.atomic
    def _save(self, request: HttpRequest, form: PhotoWordsForm) -> None:
        photo = form.save()
        photo_library.credit_from_words(photo)
        now = timezone.now()
        DeskLog.objects.write(Verb.EDIT, photo, by=request.user, now=now)


def _summary(photo: Photo) -> dict[str, Any]:
    """What a story's row is filled with."""
    words = offered(photo, now=timezone.now())
    small = photo.renditions[0]
    return {
        "id": photo.pk,
        "label": str(photo),
        "src": draft_address(photo, small["width"], "webp"),
        "width": small["width"],
        "height": small["height"],
        "caption": photo.caption or words.get("caption", ""),
        "credit": photo.credit or words.get("credit", ""),
        "alt": photo.alt,
    }


def shown_name(name: str | None) -> str:
    """A file's name to be read by a person: no path, no tricks, not endless."""
    plain = UNSEEN.sub("", strip_controls(name or "")).replace("\\", "/")
    short = PurePath(plain).name.strip()
    if len(short) > SHOWN_NAME:
        short = f"{short[: SHOWN_NAME - 10]}…{short[-8:]}"
    return short or _("没有名字的文件")
