"""Bytes into text: UTF-8, UTF-16, UTF-32, GB18030. Refuses rather than guess wrong."""

import codecs
import re

from django.utils.translation import gettext as _

BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # before UTF-16: same first bytes
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
FORMATS = (
    (b"PK\x03\x04", "Word（.docx）"),
    (b"\xd0\xcf\x11\xe0", "Word（.doc）"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
PUNCTUATION = re.compile(r"[\u2010-\u2026\u3000-\u301e\uff01-\uff5e·×℃①-⑳]")
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也"
    "能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小现"
    "实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全"
    "，。、"
)
OTHER = re.compile(r"[^\x00-\x7f]")


class UnreadableCopy(ValueError):  # noqa: N818  it is what happened, as Refused is
    """The bytes are no text that we know; str() says so and names the byte."""


def decode(raw: bytes) -> str:
    """The text with plain newlines and no byte order mark; never mojibake."""
    for magic, name in FORMATS:
        if raw.startswith(magic):
            raise UnreadableCopy(
                _("这是 %(name)s 文件，不是纯文本，请另存为文本再导入。")
                % {"name": name}
            )
    text = _text(raw).removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(raw: bytes) -> str:
    for bom, codec, name in BOMS:
        if raw.startswith(bom):
            return _strict(raw, codec=codec, name=name, skip=len(bom))
    silent = _utf16_without_bom(raw)
    if silent is not None:
        return silent
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(raw):
            raise _refusal(raw, name="UTF-8", offset=error.start) from error
    return _gb18030(raw)


def _strict(raw: bytes, *, codec: str, name: str, skip: int = 0) -> str:
    try:
        return raw[skip:].decode(codec)
    except UnicodeDecodeError as error:
        raise _refusal(raw, name=name, offset=error.start + skip) from error


def _refusal(raw: bytes, *, name: str, offset: int) -> UnreadableCopy:
    at = {"name": name, "place": offset + 1, "byte": f"0x{raw[offset]:02X}"}
    return UnreadableCopy(
        _("读不出这个文件：按 %(name)s 读到第 %(place)d 个字节（%(byte)s）就断了。")
        % at
    )


def _mostly_utf8(raw: bytes) -> bool:
    """Damaged UTF-8, not another encoding: nearly all high bytes sit in sequences."""
    high = sum(1 for byte in raw if byte >= 0x80)
    inside = sum(len(match[0]) for match in SEQUENCE.finditer(raw))
    return inside >= 0.8 * high


def _utf16_without_bom(raw: bytes) -> str | None:
    """Notepad's "Unicode" without its mark: line ends betray it by their zero byte."""
    if len(raw) % 2 or b"\x00" not in raw:
        return None
    for codec, line_end in (("utf-16-le", b"\n\x00"), ("utf-16-be", b"\x00\n")):
        if line_end not in raw:
            continue
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and _believable(text):
            return text
    return None


def _gb18030(raw: bytes) -> str:
    text = _strict(raw, codec="gb18030", name="GB18030")
    if _believable(text):
        return text
    match = re.search(rb"[\x80-\xff]", raw)
    offset = match.start() if match else 0
    raise UnreadableCopy(
        _(
            "读不出这个文件：既不是 UTF-8 也不像 GB18030，"
            "从第 %(place)d 个字节（%(byte)s）起是乱码。"
        )
        % {"place": offset + 1, "byte": f"0x{raw[offset]:02X}"}
    )


def _believable(text: str) -> bool:
    """Chinese newspaper text keeps to the 6,763 characters of GB 2312; mojibake
    strays all over the code table."""
    foreign = OTHER.findall(text)
    usual = sum(1 for char in foreign if PUNCTUATION.match(char) or _everyday(char))
    # Korean bytes fall on everyday characters too, but not on the most common.
    common = sum(1 for char in foreign if char in COMMON)
    if len(foreign) >= 40 and common < 0.04 * len(foreign):
        return False
    return usual >= 0.75 * len(foreign) and text.count("\x00") * 20 <= len(text)


def _everyday(char: str) -> bool:
    """In the first level of GB 2312, the 3,755 characters ordered by sound."""
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7
