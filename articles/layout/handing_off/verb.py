"""Hand-off to print 发排: a page's signed copy in one zip, and a row to remember it."""

import datetime as dt
import errno
import hashlib
import tempfile
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from articles.layout.changes import changes
from articles.layout.handing_off.package import write_package, zip_name
from articles.layout.handing_off.page_copy import PageCopy, story_copies
from articles.layout.printing import printed_page
from articles.layout.rows import hold_page
from articles.models import DeskLog, HandOff, Page
from articles.permissions import may_hand_off, post_of
from articles.refusals import NotAllowed, NotReady, Stale
from articles.vocabulary import Verb


@dataclass(frozen=True, slots=True)
class HandedOff:
    row: HandOff
    name: str
    file: BinaryIO  # at its beginning; gone once it is closed


def hand_off(page: Page, *, by: Any, now: dt.datetime) -> HandedOff:
    """Zip a page's signed stories with their original pictures.

    Half a gigabyte takes seconds, so the zip is made between two looks at the page and
    not under its lock; what changed meanwhile is refused.
    """
    if not may_hand_off(by):
        raise NotAllowed(_("只有责任编辑、部主任和值班总编能发排。"))
    copy = _copy_of(page, by=by, now=now)
    file = tempfile.TemporaryFile()  # noqa: SIM115 (whoever sends it closes it)
    try:
        write_package(file, copy)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        return HandedOff(_record(copy, digest=digest), zip_name(copy), file)
    except OSError as error:
        file.close()
        if error.errno != errno.ENOSPC:
            raise
        raise NotReady(_("服务器的盘满了，装不下这一版；请告诉管理员。")) from error
    except BaseException:
        file.close()
        raise


def _copy_of(page: Page, *, by: Any, now: dt.datetime) -> PageCopy:
    previous = page.hand_offs.last()
    sheet = printed_page(page)
    if sheet.is_blank:
        raise NotReady(_("这一版还没有签发的稿件，没有可发排的。"))
    stories = story_copies(sheet.signed)
    if len(stories) != len(sheet.signed):
        raise _moved()
    return PageCopy(
        page=page,
        stories=stories,
        unsigned=sheet.unsigned,
        previous=previous,
        changes=changes(previous.content, sheet.signed) if previous else [],
        by=by,
        post=post_of(by),
        at=now,
    )


@transaction.atomic
def _record(copy: PageCopy, *, digest: str) -> HandOff:
    """Only if the page is still what was zipped, and nobody was first."""
    row = hold_page(copy.page)
    content = [[s.pk, s.title, s.revision.hash] for s in copy.stories]
    if printed_page(row).signed != content or row.hand_offs.last() != copy.previous:
        raise _moved()
    hand_off = HandOff.objects.create(
        page=row,
        person=copy.by,
        post=copy.post,
        at=copy.at,
        content=content,
        sha256=digest,
    )
    detail = {"sha256": digest, "stories": [story.pk for story in copy.stories]}
    DeskLog.objects.write(Verb.HAND_OFF, row, by=copy.by, now=copy.at, **detail)
    return hand_off


def _moved() -> Stale:
    return Stale(_("发排的时候这一版正好有改动，或别人刚发排过；请看过再发一次。"))
