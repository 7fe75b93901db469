"""Form fields that several forms share: an instant, a day, a body, tags.

Each refuses with a sentence; none of them lets a value through that the database or
an address cannot carry.
"""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import DateTimeBaseInput
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import AdminProseEditorWidget
from taggit.forms import TagField

from articles.models.bounds import FIRST_DATE
from articles.sanitize import EXTENSIONS, clean_body

YEARS_AHEAD = 5
BODY_LIMIT = 300_000
TAG_LIMIT = 10
TAG_LENGTH = 20
COMMAS = str.maketrans(dict.fromkeys("，、；;", ","))
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
INSTANT = re.compile(DAY.pattern + r"T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
OUT_OF_BOUNDS = _("请填 1949 年到今后五年之间的时间。")


def within_bounds(day: dt.date) -> bool:
    return day >= FIRST_DATE and day.year <= timezone.localdate().year + YEARS_AHEAD


def _is_native(text: str, shape: re.Pattern[str]) -> bool:
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return shape.fullmatch(text) is not None


class ShowsWhatWasTyped(DateTimeBaseInput):
    """A native field for days shows nothing but days: what is none would be gone from
    the page that says so. It stands in a field for text instead."""

    shape = DAY

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        widget = context["widget"]
        if widget["value"] and not _is_native(widget["value"], self.shape):
            widget["type"] = "text"
        return context


class InstantInput(ShowsWhatWasTyped, forms.DateTimeInput):
    """One native field for day and time; a split pair has no label of its own."""

    input_type = "datetime-local"
    shape = INSTANT

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


class InstantField(forms.DateTimeField):
    """An instant in the paper's own time zone, within sane years."""

    widget = InstantInput
    default_error_messages = {
        "invalid": _("时间请填成 2026-02-06 06:00 的样子。"),
        "bounds": OUT_OF_BOUNDS,
    }

    def to_python(self, value: Any) -> dt.datetime | None:
        """The bounds come first: the year 1 would break every later calculation."""
        if isinstance(value, str):
            value = value.strip()
            parsed = _parsed(parse_datetime, value.replace(" ", "T", 1))
            if parsed is not None and not within_bounds(parsed.date()):
                raise ValidationError(self.error_messages["bounds"], code="bounds")
        moment = super().to_python(value)
        if moment is not None and not within_bounds(moment.date()):
            raise ValidationError(self.error_messages["bounds"], code="bounds")
        return moment


class DayInput(ShowsWhatWasTyped, forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    widget = DayInput
    default_error_messages = {
        "invalid": _("日期请填成 2026-02-06 的样子。"),
        "bounds": _("请填 1949 年到今后五年之间的日期。"),
    }

    def to_python(self, value: Any) -> dt.date | None:
        day = super().to_python(value)
        if day is not None and not within_bounds(day):
            raise ValidationError(self.error_messages["bounds"], code="bounds")
        return day


class BodyInput(AdminProseEditorWidget):  # type: ignore[misc]
    """The editor over a plain textarea; without JavaScript the textarea stays."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            attrs={"rows": 18} | (attrs or {}),
            config={"extensions": EXTENSIONS},
            preset="configurable",
        )


class BodyField(forms.CharField):
    """HTML of the editor or plain lines; what comes out is on the allow-list."""

    widget = BodyInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": BODY_LIMIT, "strip": False} | kwargs)
        # The limit is for the server: counted over HTML it means nothing to a writer.
        self.widget.attrs.pop("maxlength", None)

    def clean(self, value: Any) -> str:
        return clean_body(super().clean(value))


class TagsInput(forms.TextInput):
    def format_value(self, value: Any) -> str | None:
        if value is not None and not isinstance(value, str):
            value = "，".join(str(getattr(tag, "name", tag)) for tag in value)
        text: str | None = super().format_value(value)
        return text


class TagsField(TagField):  # type: ignore[misc]
    """Tags parted by any comma, Chinese or not; each can stand in an address."""

    widget = TagsInput

    def clean(self, value: Any) -> list[str]:
        text = str(value or "").translate(COMMAS)
        names = [name.strip() for name in super().clean(text)]
        if len(names) > TAG_LIMIT:
            raise ValidationError(_("标签最多十个。"))
        for name in names:
            require_tag(name)
        return names


def require_tag(name: str) -> None:
    """A tag is an address too: short, with something left of it in the slug."""
    if len(name) > TAG_LENGTH:
        raise ValidationError(_("一个标签最多二十个字，多个标签用逗号分开。"))
    if "/" in name or not slugify(name, allow_unicode=True):
        raise ValidationError(_("标签里要有文字，不能有斜线。"))


def _parsed(parse: Any, text: str) -> Any:
    """What the parser reads, or nothing: an impossible day raises there."""
    try:
        return parse(text)
    except ValueError:
        return None
