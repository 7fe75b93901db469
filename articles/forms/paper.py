"""The form of the paper's own facts, and its guard against stale saves."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.colours import DARK, LIGHT
from articles.forms.colours import ColourField, faint_faults
from articles.forms.photo import PictureField
from articles.models import Paper
from articles.models.coloured import COLOURS
from articles.refusals import Refused
from articles.renditions import make_nameplate

if TYPE_CHECKING:
    PaperModelForm = forms.ModelForm[Paper]
else:
    PaperModelForm = forms.ModelForm

SHOWN = 60
USUAL = {
    f"{dark}{name}_colour": getattr(palette, name)
    for dark, palette in (("", LIGHT), ("dark_", DARK))
    for name in ("paper", "ink", "accent")
}
BLANK = gettext_lazy("空白")
PLATE = gettext_lazy(
    "题写的报名。横的 PNG、WebP 或 JPEG（不收 SVG），最好背景透明、高不小于 200 像素。"
    "没有图就用宋体排报名。"
)
DARK_PLATE = gettext_lazy(
    "浅色的字，给夜里看的读者。没有的话，上面那张图在深色模式里垫一块浅底，照样看得清。"
)
NO_EMAIL = gettext_lazy("邮箱要像 name@example.cn。")
NO_ADDRESS = gettext_lazy("网址要以 http:// 或 https:// 开头，照浏览器地址栏里的写。")


class LinesField(forms.CharField):
    """Lines as they are kept: browsers break them with two characters."""

    widget = forms.Textarea(attrs={"rows": 6})

    def to_python(self, value: Any) -> str:
        lines = (line.strip() for line in str(value or "").splitlines())
        return "\n".join(line for line in lines if line)


class PaperForm(PaperModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    nameplate_file = PictureField(label=gettext_lazy("换报头图"), help_text=PLATE)
    nameplate_gone = forms.BooleanField(
        label=gettext_lazy("不用报头图，用字排"), required=False
    )
    nameplate_dark_file = PictureField(
        label=gettext_lazy("换深色模式的报头图"), help_text=DARK_PLATE
    )
    nameplate_dark_gone = forms.BooleanField(
        label=gettext_lazy("不用深色模式的报头图"), required=False
    )

    class Meta:
        model = Paper
        fields: tuple[str, ...] = ()
        field_classes = {
            "about": LinesField,
            **dict.fromkeys(COLOURS, ColourField),
        }
        error_messages = {
            "email": {"invalid": NO_EMAIL},
            "report_email": {"invalid": NO_EMAIL},
            "report_page": {"invalid": NO_ADDRESS},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(COLOURS) & set(self.fields):
            self.fields[name].widget.attrs |= {"data-colour": USUAL.get(name, "")}
        if "version" in self.fields:
            self.initial["version"] = self.instance.version

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("version") != self.instance.version:
            self._refuse_stale()
        if not set(COLOURS) & set(self.errors):
            for name, sentence in faint_faults(cleaned):
                self.add_error(name, sentence)
        for name in ("nameplate", "nameplate_dark"):
            self._take_plate(name, cleaned)
        return cleaned

    def _take_plate(self, name: str, cleaned: dict[str, Any]) -> None:
        """Last of all, so that no file is written for a form that is refused."""
        upload = cleaned.get(f"{name}_file")
        if self.errors:
            if upload:
                self.add_error(f"{name}_file", _("别处改好后，请再选一次这张图。"))
        elif upload:
            try:
                setattr(self.instance, name, make_nameplate(upload))
            except Refused as refusal:
                self.add_error(f"{name}_file", str(refusal))
        elif cleaned.get(f"{name}_gone"):
            setattr(self.instance, name, {})

    def _refuse_stale(self) -> None:
        """Beside each field that differs, what stands in the database. The page that
        comes back carries its version, so that saving again is a decision."""
        for name in self._differing():
            stands = str(getattr(self.instance, name) or BLANK)
            short = stands if len(stands) <= SHOWN else f"{stands[:SHOWN]}…"
            self.add_error(name, _("现在存的是：%(text)s") % {"text": short})
        self.add_error(
            None,
            _("您打开之后，别人改过这份资料。不同的地方标在下面；看过再按一次保存。"),
        )
        typed: Any = self.data
        self.data = typed = typed.copy()
        typed[self.add_prefix("version")] = str(self.instance.version)

    def _differing(self) -> list[str]:
        """Only columns that were typed and are right so far."""
        columns = {field.name for field in Paper._meta.fields} - {"version"}
        return [
            name
            for name in self.fields
            if name in columns
            and name in self.cleaned_data
            and self.cleaned_data[name] != getattr(self.instance, name)
        ]
