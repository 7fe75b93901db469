"""What a file is by its bytes. Its name is only asked which old format it may be."""

from typing import Literal

from django.utils.translation import gettext as _

from articles.documents.records import UnreadableDocument

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
HEAD = 1024


def kind_of(raw: bytes, *, file_name: str) -> Literal["text", "word", "pdf"]:
    """Raises UnreadableDocument for what is surely something else."""
    head = raw[:HEAD]
    if head.startswith(ZIPS):
        return "word"
    if b"%PDF-" in head:
        return "pdf"
    sentence = _other(raw, head, file_name=file_name.lower())
    if sentence:
        raise UnreadableDocument(sentence)
    return "text"


def _other(raw: bytes, head: bytes, *, file_name: str) -> str:
    if head.startswith(OLE):
        return _old(raw, file_name=file_name)
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if bare.startswith(b"{\\rtf"):
        return _("这是 RTF 文件，请在 Word 或 WPS 里另存为 .docx 再传。")
    if head.startswith(PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return _("这是一张图片，不是稿件；图片请到图片库上传。")
    if head.startswith(PACKED):
        return _("这是压缩包，请先解压，再传里面的 .docx 文件。")
    lower = bare[:200].lower()
    page = lower.startswith((b"<!doctype html", b"<html", b"mime-version:"))
    if page or (lower.startswith(b"<?xml") and b"<?mso-application" in head):
        return _("这是网页或 XML 格式的文件，请在 Word 或 WPS 里另存为 .docx 再传。")
    return ""


def _old(raw: bytes, *, file_name: str) -> str:
    """The streams of an OLE file are named in UTF-16."""
    if _names(raw, "EncryptedPackage") or _names(raw, "EncryptionInfo"):
        return _("这个文件加了打开密码，请去掉密码、另存为 .docx 再传。")
    if file_name.endswith((".wps", ".wpt")):
        return _("这是 WPS 的 .wps 文件，请在 WPS 里另存为 .docx 再传。")
    if _names(raw, "WordDocument"):
        return _("这是旧版 .doc，请另存为 .docx 再传。")
    if _names(raw, "Workbook") or _names(raw, "PowerPoint Document"):
        return _("这是表格或幻灯片，不是文字稿，请把文字存成 .docx 再传。")
    return _("这是旧版 Office 文件，请在 Word 或 WPS 里另存为 .docx 再传。")


def _names(raw: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in raw
