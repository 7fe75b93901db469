"""The verbs of the reporters' directory: two rows of one person become one, and names
that copy brought are known, made reporters or passed over. No printed word changes."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, QuerySet
from django.utils.translation import gettext as _

from articles.models import (
    Byline,
    DeskLog,
    FormerSlug,
    PassedName,
    PhotoCredit,
    Reporter,
    Revision,
    RevisionCredit,
)
from articles.permissions import may_noun
from articles.refusals import NotAllowed, NotReady, WrongState
from articles.vocabulary import CreditRole, ReporterKind, Verb

SHOWN = 30
# What people of these roles are, when the desk makes reporters of them.
KINDS = {
    CreditRole.REPORTER.value: ReporterKind.STAFF,
    CreditRole.INTERN.value: ReporterKind.STAFF,
    CreditRole.EDITOR.value: ReporterKind.STAFF,
}


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that copy printed and the directory lacks; `like` may be the same."""

    name: str
    role: str
    organisation: str
    count: int
    article_id: int
    like: tuple[Reporter, ...] = ()

    @property
    def kind(self) -> ReporterKind:
        return KINDS.get(self.role, ReporterKind.CORRESPONDENT)


def require_keeper(by: Any) -> None:
    if not may_noun(by, "change", "reporter"):
        raise NotAllowed(_("您的岗位不能改动作者名录。"))


def _unknown() -> QuerySet[Byline]:
    passed = PassedName.objects.values("name")
    return Byline.objects.filter(reporter=None).exclude(printed_name__in=passed)


def new_names(*, among: Collection[int] | None = None) -> list[NewName]:
    """Names of all stories, or `among` these, that wait to be known; the newest first.

    Three queries, however many there are.
    """
    rows = _unknown()
    if among is not None:
        rows = rows.filter(article__in=among)
    grouped = (
        rows.order_by()
        .values("printed_name")
        .annotate(
            count=Count("article", distinct=True),
            newest=Max("article_id"),
            role=Max("role"),
            organisation=Max("organisation"),
        )
    )
    found = list(grouped.order_by("-newest", "printed_name")[:SHOWN])
    like = _like([row["printed_name"] for row in found])
    return [
        NewName(
            row["printed_name"],
            row["role"],
            row["organisation"],
            row["count"],
            row["newest"],
            tuple(like.get(row["printed_name"], ())),
        )
        for row in found
    ]


def _like(names: Sequence[str]) -> dict[str, list[Reporter]]:
    """Reporters who have the name itself, or its sound: 徐芊卉 and 徐千卉."""
    sounds = {name: Reporter.sound_of(name) for name in names}
    found: dict[str, list[Reporter]] = {}
    known: dict[str, list[Reporter]] = {}
    for row in Reporter.objects.sounding(sounds.values()):
        known.setdefault(Reporter.sound_of(row.name), []).append(row)
    for name, sound in sounds.items():
        found[name] = known.get(sound, [])
    return found


@transaction.atomic
def make_known(
    name: str, *, kind: str, by: Any, now: dt.datetime, organisation: str = ""
) -> Reporter:
    """A new reporter of that name, to whom every waiting byline of it now leads."""
    require_keeper(by)
    if kind not in ReporterKind.values:
        raise NotReady(_("请选一个类别。"))
    bylines = _waiting(name)
    row = Reporter(name=name, kind=kind, organisation=organisation[:60])
    row.save()
    count = _lead(bylines, row, name)
    DeskLog.objects.write(Verb.CREATE, row, by=by, now=now, bylines=count)
    return row


@transaction.atomic
def know_as(name: str, reporter: Reporter, *, by: Any, now: dt.datetime) -> Reporter:
    """The name is a reporter whom the directory has; bylines keep it as printed."""
    require_keeper(by)
    row = Reporter.objects.select_for_update().filter(pk=reporter.pk).first()
    if row is None:
        raise WrongState(_("这位作者已经不在名录里了，请刷新再看。"))
    count = _lead(_waiting(name), row, name)
    DeskLog.objects.write(
        Verb.KNOW_NAME, row, by=by, now=now, printed=name, bylines=count
    )
    return row


@transaction.atomic
def pass_over(name: str, *, by: Any, now: dt.datetime) -> None:
    """No reporter for this name: its bylines stay, and nobody is asked again."""
    require_keeper(by)
    _waiting(name)
    row, made = PassedName.objects.get_or_create(
        name=name, defaults={"passed_by": by, "passed_at": now}
    )
    if not made:
        raise WrongState(_("这个名字别人刚处理过，请刷新再看。"))
    DeskLog.objects.write(Verb.PASS_NAME, row, by=by, now=now, printed=name)


def _waiting(name: str) -> list[Byline]:
    """Locked, so that of two answers to one name the second finds none left."""
    rows = _unknown().filter(printed_name=name).order_by("pk")
    found = list(rows.select_for_update(of=("self",)).only("pk", "article_id"))
    if not found:
        raise WrongState(_("这个名字别人刚处理过，请刷新再看。"))
    return found


def _lead(bylines: Sequence[Byline], row: Reporter, name: str) -> int:
    """Bylines of working copies, and beside their revisions the link, no word."""
    _lead_revisions(row, name, {byline.article_id for byline in bylines})
    keys = [byline.pk for byline in bylines]
    return Byline.objects.filter(pk__in=keys).update(reporter=row)


def _lead_revisions(row: Reporter, name: str, articles: Collection[int]) -> None:
    """What these stories printed under the name stands on the reporter's page too."""
    revisions = Revision.objects.filter(article__in=articles).only("pk", "content")
    taken = set(
        RevisionCredit.objects.filter(revision__article__in=articles).values_list(
            "revision_id", "order"
        )
    )
    RevisionCredit.objects.bulk_create(
        RevisionCredit(revision=revision, reporter=row, order=order)
        for revision in revisions
        for order, byline in enumerate(revision.content["bylines"])
        if byline["name"] == name and (revision.pk, order) not in taken
    )


@transaction.atomic
def merge(gone: Reporter, *, into: Reporter, by: Any, now: dt.datetime) -> Reporter:
    """All that names `gone` names `into` from now on, in the words that were printed.

    Locks both rows first: whoever links a story to `gone` meanwhile waits, then fails.
    """
    require_keeper(by)
    if gone.pk == into.pk:
        raise NotReady(_("不能把一位作者并到自己名下。"))
    gone, into = _locked(gone, into)
    if gone.user_id and into.user_id:
        raise NotReady(_("两位都有登录账号，不能合并；请先在其中一位那里取消账号。"))
    counts = {
        "bylines": _move_bylines(gone, into),
        "revisions": _move(RevisionCredit.objects.filter(reporter=gone), into),
        "photos": _move_photos(gone, into),
    }
    _move(FormerSlug.objects.filter(reporter=gone), into)
    _move_account(gone, into)
    told = {"merged": gone.name, "merged_id": gone.pk, "slug": gone.slug}
    slug = gone.slug
    gone.delete()
    FormerSlug.objects.create(slug=slug, reporter=into)
    DeskLog.objects.write(Verb.MERGE, into, by=by, now=now, **told, **counts)
    return into


def _locked(gone: Reporter, into: Reporter) -> tuple[Reporter, Reporter]:
    """In the order of their keys, so that two merges cannot wait for each other."""
    rows = Reporter.objects.select_for_update(of=("self",)).order_by("pk")
    found = {row.pk: row for row in rows.filter(pk__in=[gone.pk, into.pk])}
    if len(found) < 2:
        raise WrongState(_("其中一位已经不在名录里了，请刷新再看。"))
    return found[gone.pk], found[into.pk]


def _move(rows: QuerySet[Any], into: Reporter) -> int:
    return rows.update(reporter=into)


def _move_bylines(gone: Reporter, into: Reporter) -> int:
    rows = Byline.objects.filter(reporter=gone)
    if gone.name != into.name:
        rows.filter(printed_name="").update(printed_name=gone.name)
    return _move(rows, into)


def _move_photos(gone: Reporter, into: Reporter) -> int:
    """A photo that both took is one credit of the one who stays."""
    both = PhotoCredit.objects.filter(reporter=into).values("photo")
    PhotoCredit.objects.filter(reporter=gone, photo__in=both).delete()
    return _move(PhotoCredit.objects.filter(reporter=gone), into)


def _move_account(gone: Reporter, into: Reporter) -> None:
    if gone.user_id is None:
        return
    account, gone.user = gone.user, None
    gone.save(update_fields=["user"])
    into.user = account
    into.save(update_fields=["user"])
