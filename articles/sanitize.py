"""The one HTML allow-list of a story's body; the same that configures the editor."""

import re
from typing import Any

import nh3
from django_prose_editor.config import allowlist_from_extensions, expand_extensions

from articles.text import strip_controls

# What a body may hold. A photo is never in it: photos are placed after a paragraph.
EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "History": True,
}

_rules = allowlist_from_extensions(expand_extensions(EXTENSIONS))
_rules["attributes"] = {"a": {"href"}}
_cleaner = nh3.Cleaner(**_rules)
_BLOCK = re.compile(r"(</?(?:p|h2|ul|ol|li|blockquote)>)")
_RENAMED = re.compile(r"<(/?)(h1|h3|h4|h5|h6|div|b|i)(?=[\s>])", re.IGNORECASE)
_NEW_NAMES = {"div": "p", "b": "strong", "i": "em"}
# What a body may be written in, before other names are turned into ours.
ALLOWED_TAGS = frozenset(_rules["tags"]) | frozenset(
    {"h1", "h3", "h4", "h5", "h6", *_NEW_NAMES}
)
# Parsing a tag costs the square of its attributes; no honest tag is this long.
_ENDLESS = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\s[^<>]{10000,}>")
_EMPTY = re.compile(
    r"<(p|h2|li|ul|ol|blockquote|strong|em)>(?:\s|&nbsp;|\u200b|\ufeff|<br>)*</\1>"
)


def clean_body(body: str) -> str:
    """Allowed HTML, every line outside a block made a paragraph.

    Cleaning what was cleaned changes nothing, else saving a story unread would.
    """
    cleaned = strip_controls(body).replace("\r\n", "\n").strip()
    cleaned = _ENDLESS.sub(r"<\1>", cleaned)
    for _round in range(4):
        before = cleaned
        cleaned = _cleaner.clean(_RENAMED.sub(_rename, before))
        cleaned = _without_empty(_cleaner.clean(_in_paragraphs(cleaned))).strip()
        if cleaned == before:
            break
    return cleaned


def _in_paragraphs(cleaned: str) -> str:
    """What is typed beside the paragraphs in a plain text field is text too."""
    parts, depth = [], 0
    for piece in _BLOCK.split(cleaned):
        if _BLOCK.fullmatch(piece):
            depth += -1 if piece[1] == "/" else 1
            parts.append(piece)
        elif depth:
            parts.append(piece)
        else:
            lines = (line for line in piece.split("\n") if line.strip())
            parts.extend(f"<p>{line}</p>" for line in lines)
    return "".join(parts)


def _without_empty(cleaned: str) -> str:
    """From the inside out: a list of empty items is an empty list."""
    while (emptied := _EMPTY.sub("", cleaned)) != cleaned:
        cleaned = emptied
    return cleaned


def _rename(tag: re.Match[str]) -> str:
    """What Word and WPS paste under another name: any heading is a subhead here."""
    return f"<{tag[1]}{_NEW_NAMES.get(tag[2].lower(), 'h2')}"
