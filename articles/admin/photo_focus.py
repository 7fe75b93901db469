"""The focus of a photo as a door and as what its screen shows. The cutting is the
library's."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import photo_library
from articles.admin.verbs import answers
from articles.forms.photo import FocusForm
from articles.models import Photo
from articles.permissions import may_edit_photo


def focus(row: Photo, request: HttpRequest) -> str:
    asked = answers(FocusForm(request.POST))
    photo_library.set_focus(
        row, x=asked["x"] * 10, y=asked["y"] * 10, by=request.user, now=timezone.now()
    )
    return _("焦点存好了，小图已重新裁过。")


def focus_shown(photo: Photo, *, by: Any) -> dict[str, Any]:
    """Nothing for who may not move it, nor without a picture."""
    if not photo.has_file or not may_edit_photo(by, photo):
        return {}
    x, y = (round(value / 10) for value in photo.focus)
    return {
        "focus_form": FocusForm(initial={"x": x, "y": y}),
        "crops": [
            {"name": "card", "ratio": "1.5", "label": _("首页和列表")},
            {"name": "square", "ratio": "1", "label": _("方图")},
        ],
    }
