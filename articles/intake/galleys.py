"""The verbs of a galley: read copy into one, correct it, take a step back, confirm it.

Nothing before confirming is logged or seen by others: it is one person's desk.
"""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.copytext import parse_page
from articles.intake.filing import Filed, digest_of, file_page
from articles.intake.marking import MARKS, make_mark
from articles.intake.matter import Matter, matter_from
from articles.intake.originals import take_away, write_original
from articles.intake.pictures import Kept
from articles.intake.rows import known_names, known_series
from articles.intake.setting import copy_of, matter_of
from articles.intake.targets import guess_target, target_of
from articles.intake.typed import Clash, apply, changed, typed_in
from articles.models import Galley, GalleyStep
from articles.permissions import may_import
from articles.refusals import NotAllowed, NotReady, WrongState
from articles.text import strip_controls

KEPT_FOR = dt.timedelta(days=30)
SWEPT_AT_ONCE = 20
STEPS = 40
LONGEST = 200_000
MOST_BLOCKS = 3_000


class MadeBefore(WrongState):
    """This galley has made its drafts; `galley.made` is what came of it."""

    def __init__(self, galley: Galley) -> None:
        super().__init__(_("这一版刚才已经导入，没有再导一遍。"))
        self.galley = galley


@dataclass(frozen=True, slots=True)
class Corrected:
    """`clashes` were typed over what another window changed meanwhile: not written."""

    galley: Galley
    clashes: list[Clash] = field(default_factory=list)
    shared: bool = False  # both windows' changes stand now


def require_importer(by: Any) -> None:
    if not may_import(by):
        raise NotAllowed(_("只有责任编辑、部主任和值班总编能整版导入。"))


@transaction.atomic
def open_galley(
    text: str,
    *,
    file_name: str = "",
    raw: bytes = b"",
    doubts: Sequence[str] = (),
    by: Any,
    now: dt.datetime,
) -> Galley:
    """Read a page's text. `raw` is the file that it came in, kept as it is; `doubts`
    are those of whoever read the file."""
    require_importer(by)
    matter = read(text)
    matter.doubts += doubts
    _sweep(by, now=now)
    row = Galley(user=by, key=uuid.uuid4(), at=now, text=strip_controls(text))
    row.file_name = strip_controls(file_name)[:200]
    row.sha256 = digest_of(text)
    row.matter = matter.as_json()
    row.target = guess_target(matter, now=now)
    if raw:
        row.original = write_original(raw, key=str(row.key), file_name=file_name)
    row.save()
    GalleyStep.objects.create(galley=row, version=row.version, matter=row.matter)
    return row


def read(text: str) -> Matter:
    """What the parser makes of a page's text, if it can be a page's."""
    if not text.strip():
        raise NotReady(_("没有文字。请粘贴文字，或者选一个文件。"))
    if len(text) > LONGEST:
        words = {"n": len(text), "most": LONGEST}
        raise NotReady(
            _("这份文字有 %(n)d 字，一个版不会超过 %(most)d 字，请分开导入。") % words
        )
    names, series = known_names(), known_series()
    matter = matter_of(parse_page(text, known_names=names, known_series=series))
    if not matter.items:
        raise NotReady(_("这份文字里没有读到稿件。"))
    if sum(len(item.blocks) for item in matter.items) > MOST_BLOCKS:
        text = _("这份文字有几千段，不像一个版，请分开导入。")
        raise NotReady(text)
    return matter


@transaction.atomic
def correct(
    key: uuid.UUID, *, posted: Mapping[str, str], by: Any, now: dt.datetime
) -> Corrected:
    """Write down what the form changed, then make the mark that was clicked."""
    row = held(key, by=by)
    return _correct(row, posted=posted, now=now)


def _correct(row: Galley, *, posted: Mapping[str, str], now: dt.datetime) -> Corrected:
    matter = matter_from(row.matter)
    version = posted.get("version", "")
    stale = version != str(row.version)
    base = _as_opened(row, version) if stale else matter_from(row.matter)
    if row.made_id is not None or base is None:
        clashes = changed(posted, matter)
        if row.made_id is not None and not clashes:
            raise MadeBefore(row)
        return Corrected(row, clashes)
    mark = posted.get("mark", "")
    typed = typed_in(posted, base)
    if mark == "undo" and typed and not stale:
        return Corrected(row)  # what was typed just now is the step to take back
    clashes = apply(matter, typed, base=base, known=known_names())
    if not clashes:
        matter = _marked(row, matter, mark)
    if "target" in posted and posted["target"] != row.target:
        target_of(posted["target"])
        row.target = posted["target"]
    _save(row, matter, now=now, back=mark == "undo" and not clashes)
    return Corrected(row, clashes, shared=stale and bool(typed))


def _as_opened(row: Galley, version: str) -> Matter | None:
    if not version.isascii() or not version.isdigit() or len(version) > 9:
        return None
    step = row.steps.filter(version=version).first()
    return matter_from(step.matter) if step else None


def _marked(row: Galley, matter: Matter, mark: str) -> Matter:
    """What the clicked button does; a made-up one does nothing."""
    if mark == "undo":
        before = row.steps.filter(version__lt=row.version).first()
        return matter_from(before.matter) if before else matter
    if mark == "again":
        return read(row.text)
    name, *numbers = mark.split(":")
    if name in MARKS and all(n.isascii() and n.isdigit() for n in numbers):
        wanted = [int(number[:9]) for number in numbers[:2]]
        if wanted:
            make_mark(matter, name, *wanted)
    return matter


def _save(row: Galley, matter: Matter, *, now: dt.datetime, back: bool) -> None:
    """A step back takes the steps it leaves off the pile."""
    data = matter.as_json()
    if data != row.matter:
        if back:
            row.steps.filter(version=row.version).delete()
            last = row.steps.first()
            if last is not None:
                last.delete()
        row.version += 1
        row.matter = data
        GalleyStep.objects.create(galley=row, version=row.version, matter=data)
        row.steps.filter(version__lte=row.version - STEPS).delete()
    row.at = now
    row.save()


@transaction.atomic
def confirm(
    key: uuid.UUID,
    *,
    posted: Mapping[str, str],
    kept: Kept | None = None,
    by: Any,
    now: dt.datetime,
) -> Corrected | Filed:
    """Make the drafts, once: whoever comes second is told of what was made."""
    row = held(key, by=by)
    corrected = _correct(row, posted={**posted, "mark": ""}, now=now)
    if corrected.clashes:
        return corrected
    copy, kinds = copy_of(matter_from(row.matter))
    filed = file_page(
        copy,
        kinds=kinds,
        kept=kept,
        text=row.text,
        file_name=row.file_name,
        original=row.original,
        target=target_of(row.target, name=copy.name),
        by=by,
        now=now,
        again=bool(posted.get("again")),
    )
    row.made = filed.row
    row.save(update_fields=["made"])
    return filed


@transaction.atomic
def discard(key: uuid.UUID, *, by: Any) -> None:
    row = held(key, by=by)
    if row.made_id is not None:
        raise MadeBefore(row)
    _delete([row])


def own(key: uuid.UUID, *, by: Any) -> Galley | None:
    """One's own only: nobody is told that a key is somebody else's."""
    return Galley.objects.select_related("made").filter(key=key, user=by).first()


def offered(by: Any) -> list[Galley]:
    """What this person has begun and not confirmed, newest first."""
    return list(Galley.objects.unfinished().filter(user=by)[:SWEPT_AT_ONCE])


def held(key: uuid.UUID, *, by: Any) -> Galley:
    require_importer(by)
    rows = Galley.objects.select_for_update(of=("self",))
    row = rows.filter(key=key, user=by).first()
    if row is None:
        raise WrongState(_("没有这份没办完的导入，可能已经不要了。"))
    return row


def _sweep(by: Any, *, now: dt.datetime) -> None:
    """One's own that are too old to be missed. What was made keeps its file."""
    old = Galley.objects.filter(user=by, at__lt=now - KEPT_FOR).order_by("at")
    _delete(list(old[:SWEPT_AT_ONCE]))


def _delete(rows: list[Galley]) -> None:
    files = [row.original for row in rows if row.original and row.made_id is None]
    Galley.objects.filter(pk__in=[row.pk for row in rows]).delete()
    transaction.on_commit(lambda: take_away(files))
