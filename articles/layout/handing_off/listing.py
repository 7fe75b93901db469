"""What a hand-off says of itself: 清单 and 变动 to people, a manifest to programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import override

from articles.layout.handing_off.lines import byline
from articles.layout.handing_off.page_copy import PageCopy, Picture, StoryCopy
from articles.models import HandOff, SignOff
from articles.permissions import name_of
from articles.text import count_characters, plain

SCHEMA = 1
# Printed for the layout room, so never in the language of whoever hands off.
IN_CHINESE = override(settings.LANGUAGE_CODE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the zip as the manifest names it."""

    name: str
    size: int
    sha256: str


@IN_CHINESE
def listing_of(copy: PageCopy, entries: Sequence[Entry]) -> list[str]:
    pictures = len(copy.pictures)
    return [
        f"{copy.page.issue} {copy.page.heading}",
        f"发排：{_moment(copy.at)} {copy.post} {name_of(copy.by)}",
        f"共 {len(copy.stories)} 篇，图 {pictures} 张。文字以签发的为准，请勿改动。",
        *(line for story in copy.stories for line in _story_lines(story)),
        *_unsigned_lines(copy.unsigned),
        "",
        "各文件的 SHA-256 指纹：",
        *(f"{entry.sha256}  {entry.name}" for entry in entries),
    ]


def _story_lines(story: StoryCopy) -> Iterator[str]:
    content = story.revision.content
    names = byline(content["bylines"]) or "无署名"
    yield from ("", f"{story.number:02d} {story.title}")
    yield f"   文件：{story.stem}.txt、{story.stem}.docx"
    yield f"   {count_characters(plain(content['body']))} 字　{names}"
    yield from (f"   {_signature_line(row)}" for row in story.signatures)
    yield f"   指纹：{story.revision.hash}"
    yield from (f"   {picture.caption}" for picture in story.pictures)


def _unsigned_lines(titles: Sequence[str]) -> Iterator[str]:
    if titles:
        yield from ("", "还没签发、这次没有发排的：")
        yield from (f"   《{title}》" for title in titles)


def _signature_line(row: SignOff) -> str:
    person = name_of(row.person)
    words = (str(row.get_stage_display()), row.post, person, _moment(row.at))
    return " ".join(word for word in words if word)


@IN_CHINESE
def changes_of(copy: PageCopy, previous: HandOff) -> list[str]:
    return [
        f"{copy.page.issue} {copy.page.heading}",
        f"上次发排：{_moment(previous.at)} {name_of(previous.person)}",
        f"这次发排：{_moment(copy.at)} {name_of(copy.by)}",
        "",
        *([str(change) for change in copy.changes] or ["与上次相同，没有变动。"]),
    ]


@IN_CHINESE
def manifest_of(copy: PageCopy, entries: Sequence[Entry]) -> dict[str, Any]:
    page, previous = copy.page, copy.previous
    changed: dict[int, list[str]] = {}
    for change in copy.changes:
        changed.setdefault(change.story, []).append(change.kind.value)
    kept = {story.pk for story in copy.stories}
    return {
        "schema": SCHEMA,
        "issue": {"date": str(page.issue.date), "edition": page.issue.edition},
        "page": {
            "number": page.number,
            "label": page.printed_label,
            "name": page.name,
        },
        "handed_off": {
            "at": _iso(copy.at),
            "by": name_of(copy.by),
            "post": copy.post,
        },
        "previous": previous and {"at": _iso(previous.at), "sha256": previous.sha256},
        "stories": [
            _story_entry(story, changed.get(story.pk, ["unchanged"] * bool(previous)))
            for story in copy.stories
        ],
        "unsigned": list(copy.unsigned),
        "removed": [
            {"id": change.story, "title": change.title}
            for change in copy.changes
            if change.story not in kept
        ],
        "files": [asdict(entry) for entry in entries],
    }


def _story_entry(story: StoryCopy, changes: Sequence[str]) -> dict[str, Any]:
    content = story.revision.content
    return {
        "order": story.number,
        "id": story.pk,
        "title": story.title,
        "hash": story.revision.hash,
        "changes": list(changes),
        "files": [f"{story.stem}.txt", f"{story.stem}.docx"],
        "bylines": content["bylines"],
        "source": content["source"],
        "signatures": [
            {
                "stage": row.stage,
                "post": row.post,
                "person": name_of(row.person),
                "at": _iso(row.at),
            }
            for row in story.signatures
        ],
        "pictures": [_picture_entry(picture) for picture in story.pictures],
    }


def _picture_entry(picture: Picture) -> dict[str, Any]:
    return {"file": picture.name, **picture.entry}


def _moment(at: Any) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M:%S}"


def _iso(at: Any) -> str:
    return localtime(at).isoformat(timespec="seconds")
