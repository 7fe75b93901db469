"""The form that takes copy in: pasted text or a file, read into plain text."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.documents import UnreadableDocument, read_document

ENDINGS = ".txt,.docx,.pdf"


class CopyForm(forms.Form):
    """Text or a file; where both come the file is meant, for it was chosen last.

    A clean form tells what was read: text, body, pictures, doubts; raw and name of the
    file. Reading a file takes seconds: no transaction may be open.
    """

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
        help_text=gettext_lazy(
            "Word（.docx）、能选中文字的 PDF、纯文本（.txt）。文件里的图片一起进图库。"
        ),
    )

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned |= {"raw": b"", "name": "", "body": "", "pictures": (), "doubts": ()}
        file = cleaned.get("file")
        if file is not None:
            self._read_file(file, cleaned)
        elif "file" not in self.errors and not (cleaned.get("text") or "").strip():
            self.add_error("text", _("没有文字。请粘贴文字，或者选一个文件。"))
        return cleaned

    def _read_file(self, file: Any, cleaned: dict[str, Any]) -> None:
        raw = file.read()
        try:
            document = read_document(raw, file_name=str(file.name))
        except UnreadableDocument as refusal:
            self.add_error("file", str(refusal))
            return
        read = ("text", "body", "pictures", "doubts")
        cleaned |= {name: getattr(document, name) for name in read}
        cleaned |= {"raw": raw, "name": str(file.name)}
