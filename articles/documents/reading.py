"""The door: bytes of a file into a Document, or one sentence why not."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from articles.copytext import UnreadableCopy, decode
from articles.documents.composing import Block, body_of, text_of
from articles.documents.kinds import kind_of
from articles.documents.records import Document, DocumentPicture, UnreadableDocument
from articles.documents.sentences import doubts, refusal, stopped
from articles.limited import NotFramed, Stopped, run, unpack
from articles.text import paragraphs_html, strip_controls

LARGEST = 40 << 20
LARGEST_TEXT = 5 << 20
SECONDS = 8
MEGABYTES = 200
WORKERS = {"word": "articles.workers.docx:read", "pdf": "articles.workers.pdf:read"}


@dataclass(frozen=True, slots=True)
class _Answer:
    """A child's words, each looked at: the child was fed what nobody vouches for."""

    blocks: list[Block]
    pictures: list[tuple[str, str]]
    doubts: dict[str, int] = field(default_factory=dict)


def read_document(raw: bytes, *, file_name: str) -> Document:
    """Raises UnreadableDocument, and nothing else, whatever the bytes are.

    May take some seconds: call it outside any transaction.
    """
    if not raw.strip(b"\0 \t\r\n"):
        raise UnreadableDocument(_("这个文件是空的。"))
    if len(raw) > LARGEST:
        raise UnreadableDocument(_("文件超过 40 MB，请先压缩里面的图片再传。"))
    kind = kind_of(raw, file_name=file_name)
    if kind == "text":
        return _plain(raw)
    answer, files = _ask(WORKERS[kind], raw)
    if not any(block.text for block in answer.blocks) and not files:
        raise UnreadableDocument(refusal("empty"))
    pictures = [
        DocumentPicture(file, name, alt)
        for file, (name, alt) in zip(files, answer.pictures, strict=True)
    ]
    return Document(
        kind=kind,
        text=text_of(answer.blocks),
        body=body_of(answer.blocks),
        pictures=tuple(pictures),
        doubts=tuple(doubts(answer.doubts)),
    )


def _plain(raw: bytes) -> Document:
    if len(raw) > LARGEST_TEXT:
        raise UnreadableDocument(_("文件太大了，一个版面的文字不会超过 5 MB。"))
    try:
        text = decode(raw)
    except UnreadableCopy as error:
        raise UnreadableDocument(str(error)) from error
    lines = strip_controls(text).split("\n")
    return Document(kind="text", text=text, body=paragraphs_html(lines))


def _ask(worker: str, raw: bytes) -> tuple[_Answer, list[bytes]]:
    try:
        answer = run(worker, raw, seconds=SECONDS, megabytes=MEGABYTES)
        words, files = unpack(answer)
        if "refused" in words:
            raise UnreadableDocument(refusal(str(words["refused"])))
        read = _answer(words)
    except Stopped as error:
        raise UnreadableDocument(stopped(error.reason)) from error
    except (NotFramed, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableDocument(refusal("broken")) from error
    if len(read.pictures) != len(files):
        raise UnreadableDocument(refusal("broken"))
    return read, files


def _answer(words: dict[str, Any]) -> _Answer:
    pictures = [
        (name, alt) for name, alt in (_strings(p, 2) for p in words["pictures"])
    ]
    blocks = [Block(*_strings(block, 3)) for block in words["blocks"]]
    places = [int(block.text) for block in blocks if block.kind == "picture"]
    if any(place not in range(len(pictures)) for place in places):
        raise ValueError("a place without its picture")
    told = {str(name): int(count) for name, count in words["doubts"].items()}
    return _Answer(blocks, pictures, told)


def _strings(row: Any, size: int) -> list[str]:
    if not isinstance(row, list) or len(row) != size:
        raise TypeError("no row of words")
    if not all(isinstance(word, str) for word in row):
        raise TypeError("no words")
    return row
