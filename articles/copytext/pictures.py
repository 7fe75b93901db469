"""Captions, photo credits and column labels into the draft that they belong to."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles.copytext.blocks import Block
from articles.copytext.drafts import Desk, Draft
from articles.copytext.kinds import Kind
from articles.copytext.labels import joined, stored, told
from articles.copytext.lines import Line
from articles.copytext.photos import Shot, shots_of
from articles.copytext.places import marked_picture


def take_label(desk: Desk, draft: Draft, blocks: Sequence[Block], index: int) -> None:
    """Label lines in sequence are one label; it goes to the photo right above."""
    block = blocks[index]
    if index and blocks[index - 1].kind is Kind.LABEL:
        return
    lines = [block.text]
    draft_lines = list(block.lines)
    for more in blocks[index + 1 :]:
        if more.kind is not Kind.LABEL:
            break
        lines.append(more.text)
        draft_lines += more.lines
    label = stored(lines, series=desk.page.series)
    if not told(lines, series=desk.page.series):
        desk.doubts.add(
            block.number, _("“%(label)s”当作专栏，请核对。") % {"label": label}
        )
    target = draft.latest
    if target is not None and not target.series:
        target.series = label
        target.lines += draft_lines
        target.printed.append(joined(lines))
        return
    draft.series = draft.series or label
    draft.apparatus.append(joined(lines))
    draft.lines += [line.source for line in draft_lines]


def take_caption(desk: Desk, draft: Draft, block: Block, credit: Block | None) -> None:
    """A caption is the story's own if numbered or tight below it, else an item."""
    shots = shots_of(block, credit, known=desk.known)
    _give_pictures(desk, draft, shots)
    for shot in shots:
        shot.after = len(draft.paragraphs)
        under = bool(draft.paragraphs or draft.title.headline)
        shown = shot.picture is not None
        if under and (shot.numbered or block.gap == 0 or shown):
            draft.shots.append(shot)
            draft.joins += shot.joins
        else:
            draft.own.append(shot)
        draft.latest = shot
        if not shot.credits and not shot.numbered:
            desk.doubts.add(block.number, _("这条图片说明没有摄影者。"))
    if credit is not None and block.mark.numbered:
        _share(draft)
    unsure = credit.mark.photo if credit is not None else block.photo
    for word in unsure.unsure if unsure is not None else ():
        desk.doubts.name(block.number, word)


def hang_pictures(draft: Draft, marks: Sequence[Line]) -> None:
    """Pictures met on the way down; the next caption may be theirs."""
    draft.waiting += marks


def _give_pictures(desk: Desk, draft: Draft, shots: Sequence[Shot]) -> None:
    """①… and ②… each take the next; a lone caption is that of the nearest."""
    if not shots[0].numbered and len(draft.waiting) > 1:
        nearest = draft.waiting.pop()
        place_pictures(desk, draft)
        draft.waiting = [nearest]
    for shot in shots:
        if draft.waiting:
            mark = draft.waiting.pop(0)
            shot.picture = marked_picture(mark.text)
            shot.lines.insert(0, mark)


def place_pictures(desk: Desk, draft: Draft) -> None:
    """What still waits has no caption: it stands where it stood all the same."""
    for mark in draft.waiting:
        shot = Shot("", [mark], after=len(draft.paragraphs))
        shot.picture = marked_picture(mark.text)
        draft.shots.append(shot)
        draft.latest = shot
        desk.doubts.add(mark.number, _("这张图片没有图片说明。"))
    draft.waiting = []


def _share(draft: Draft) -> None:
    """图一… 图二… and one credit line below: it is the credit of the whole row."""
    given = list(draft.shots[-1].credits) if draft.shots else []
    for shot in reversed(draft.shots[:-1]):
        if not shot.numbered or shot.credits:
            break
        shot.credits += given


def take_loose_credit(desk: Desk, draft: Draft, block: Block) -> None:
    """A photo credit with no caption above: of the last photo, else of the story."""
    photo = block.mark.photo
    if photo is None:
        return
    if draft.latest is not None and (block.gap <= 1 or block.above):
        draft.latest.credits += photo.credits
        draft.latest.printed.append(block.text)
        draft.latest.lines += block.lines
    elif draft.paragraphs:
        draft.credits += photo.credits
        draft.note(block, block.text)
        desk.doubts.add(
            block.number, _("这个图片署名上面没有图片说明，记在了稿件名下。")
        )
    else:
        shot = Shot("", list(block.lines), gap=block.gap)
        shot.credits += photo.credits
        shot.printed.append(block.text)
        draft.own.append(shot)
        draft.latest = shot
        desk.doubts.add(block.number, _("这个图片署名上面没有图片说明。"))
