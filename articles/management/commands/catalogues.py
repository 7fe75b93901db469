"""The interface in English: gathers the messages, writes the catalogue, checks it.

For developers: it needs Babel, and it never decides how anything is said.
"""

import ast
import datetime as dt
import io
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

ROOTS = ("articles", "newsroom")
CATALOGUE = Path("articles/locale/en/LC_MESSAGES/django.po")
# How many of a call's leading strings belong to the message: (context, forms).
CALLS = {
    "_": (0, 1),
    "gettext": (0, 1),
    "gettext_lazy": (0, 1),
    "gettext_noop": (0, 1),
    "ngettext": (0, 2),
    "ngettext_lazy": (0, 2),
    "pgettext": (1, 1),
    "pgettext_lazy": (1, 1),
    "npgettext": (1, 2),
    "npgettext_lazy": (1, 2),
}
TEXT = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
TEMPLATE_CALL = re.compile(rf"(?<!\w)(_|n?p?gettext)\(\s*({TEXT}(?:\s*,\s*{TEXT})*)")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+[^>]*>")
# A date in the file would make every run another file.
NEVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)

Key = tuple[str | None, tuple[str, ...]]


class Command(BaseCommand):
    help = "Write the English catalogue anew, or --check that it is whole and current."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing")

    def handle(self, *, check: bool, **options: Any) -> None:
        root = Path(settings.BASE_DIR)
        po, mo = root / CATALOGUE, (root / CATALOGUE).with_suffix(".mo")
        wanted, known = gathered(root), _read(po)
        fresh = _renewed(wanted, known)
        if not check:
            po.parent.mkdir(parents=True, exist_ok=True)
            po.write_bytes(_as_po(fresh))
            mo.write_bytes(_as_mo(fresh))
            missing = sum(1 for message in _messages(fresh) if not _done(message))
            self.stdout.write(f"{len(wanted)} messages, {missing} to translate")
            return
        faults = list(_faults(wanted, known))
        if not mo.exists() or mo.read_bytes() != _as_mo(known):
            faults.append(f"{mo.name} is not what {po.name} compiles to")
        if faults:
            raise CommandError("\n".join([*faults, "Run manage.py catalogues."]))
        self.stdout.write(f"{len(wanted)} messages, all translated")


def gathered(root: Path) -> set[Key]:
    """Every message that Python code and templates ask for."""
    found: set[Key] = set()
    for folder in ROOTS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix == ".py" and "migrations" not in path.parts:
                found.update(_in_python(path))
            elif path.suffix in (".html", ".txt", ".xml") and "templates" in path.parts:
                found.update(_in_template(path))
    return found


def _in_python(path: Path) -> Iterator[Key]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"), filename=str(path))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
        if name in CALLS and texts and all(isinstance(text, str) for text in texts[:1]):
            yield _key(name, [text for text in texts if isinstance(text, str)])


def _in_template(path: Path) -> Iterator[Key]:
    source = templatize(path.read_text("utf-8"), origin=str(path))
    for name, texts in TEMPLATE_CALL.findall(source):
        value = ast.literal_eval(f"({texts},)")
        yield _key(name, list(value))


def _key(name: str, texts: list[str]) -> Key:
    contexts, forms = CALLS[name]
    context = texts[0] if contexts else None
    return context, tuple(texts[contexts : contexts + forms])


def _key_of(message: Message) -> Key:
    forms = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    return message.context, tuple(forms)


def _read(po: Path) -> Catalog:
    if not po.exists():
        return Catalog(locale="en")
    return read_po(io.BytesIO(po.read_bytes()), locale="en")


def _renewed(wanted: set[Key], known: Catalog) -> Catalog:
    """The wanted messages with the translations that we have, in a fixed order."""
    catalogue = Catalog(
        locale="en",
        project="newsroom",
        creation_date=NEVER,
        revision_date=NEVER,
        version="main",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        fuzzy=False,
        header_comment="# The interface in English; msgids are the Chinese wording.",
    )
    old = {_key_of(message): message for message in _messages(known)}
    for context, forms in sorted(wanted, key=lambda key: (key[1], key[0] or "")):
        have = old.get((context, forms))
        plural = len(forms) > 1
        string = have.string if have else ("", "") if plural else ""
        flags = {"fuzzy"} if have and have.fuzzy else set()
        ident = forms if plural else forms[0]
        catalogue.add(ident, string, context=context, flags=flags)
    return catalogue


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _done(message: Message) -> bool:
    strings = message.string
    parts = strings if isinstance(strings, (tuple, list)) else (strings,)
    return all(parts) and not message.fuzzy


def _faults(wanted: set[Key], known: Catalog) -> Iterator[str]:
    have = {_key_of(message): message for message in _messages(known)}
    for key in sorted(wanted - set(have), key=str):
        yield f"lacking: {key[1][0]}"
    for key in sorted(set(have) - wanted, key=str):
        yield f"stale: {key[1][0]}"
    for key, message in have.items():
        if key in wanted and not _done(message):
            yield f"untranslated or fuzzy: {key[1][0]}"
        elif key in wanted and _placeholders(key[1][-1]) != _placeholders_of(message):
            yield f"other placeholders than the original: {key[1][0]}"


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def _placeholders_of(message: Message) -> set[str]:
    """Those of the last form: an English singular may do without its number."""
    strings = message.string
    last = strings[-1] if isinstance(strings, (tuple, list)) else strings
    return _placeholders(last or "")


def _as_po(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, width=0, no_location=True, ignore_obsolete=True)
    return out.getvalue()


def _as_mo(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()
