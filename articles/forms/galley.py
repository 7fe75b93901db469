"""The form that takes copy in: pasted text or a file, read into plain text."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.copytext import UnreadableCopy, decode

LARGEST = 40 * 1024 * 1024
LARGEST_TEXT = 5 * 1024 * 1024
ENDINGS = ".txt"


class CopyForm(forms.Form):
    """Text or a file; where both come the file is meant, for it was chosen last."""

    text = forms.CharField(
        label=gettext_lazy("粘贴文字"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    file = forms.FileField(
        label=gettext_lazy("或者选一个文件"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        help_text=gettext_lazy("纯文本（.txt），UTF-8、GB18030、UTF-16 都认得。"),
    )

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        cleaned["raw"], cleaned["name"] = b"", ""
        if file is not None:
            self._read_file(file, cleaned)
        elif "file" not in self.errors and not (cleaned.get("text") or "").strip():
            self.add_error("text", _("没有文字。请粘贴一个版的文字，或者选一个文件。"))
        return cleaned

    def _read_file(self, file: Any, cleaned: dict[str, Any]) -> None:
        if file.size > LARGEST_TEXT:
            self.add_error("file", _("文件太大了，一个版面的文字不会超过 5 MB。"))
            return
        raw = file.read()
        try:
            cleaned["text"] = decode(raw)
        except UnreadableCopy as error:
            self.add_error("file", str(error))
            return
        cleaned["raw"], cleaned["name"] = raw, str(file.name)
