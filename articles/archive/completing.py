"""What an issue that is in still lacks of its record: what was refused when it came."""

import unicodedata
from dataclasses import replace

from django.utils.translation import gettext as _

from articles.archive.findings import Findings
from articles.archive.records import IssueRecord, PageRecord, StoryRecord
from articles.models import Article, DeskLog, Issue, SignOff
from articles.vocabulary import Stage, Verb

Words = tuple[str, str]


def remainder(issue: Issue, record: IssueRecord, *, findings: Findings) -> IssueRecord:
    """The record without all that is in. Four queries.

    What stands there is neither written over nor brought in twice, wherever the desk
    has put it since or however it withdrew it.
    """
    known = set(issue.pages.values_list("number", flat=True))
    rows = Article.objects.filter(page__issue=issue)
    taken = set(rows.values_list("page__number", "position"))
    brought = _brought(issue)
    pages = []
    for page in record.pages:
        kept = []
        for story in page.stories:
            if _words(story.fields["headline"], story.fields["body"]) in brought:
                continue
            if (page.number, story.position) in taken:
                _refuse(page, story, findings)
                continue
            kept.append(story)
        old = () if page.number in known else page.old
        pages.append(replace(page, stories=tuple(kept), old=old))
    findings.at(page="", story="")
    return replace(record, pages=tuple(pages), old=())


def _refuse(page: PageRecord, story: StoryRecord, findings: Findings) -> None:
    findings.at(
        page=page.label or str(page.number), story=story.fields["headline"][:40]
    )
    findings.refuse("", _("这个位置上已有一篇，文字不同；入库的没有动。"))


def _brought(issue: Issue) -> set[Words]:
    """The words of every story that the archive brought for this issue."""
    logs = DeskLog.objects.filter(verb=Verb.IMPORT, noun="issue", target_id=issue.pk)
    numbers = [pk for detail in logs.values_list("detail", flat=True)
               for pk in detail["stories"]]  # fmt: skip
    signed = SignOff.objects.filter(stage=Stage.ARCHIVE, article__in=numbers)
    contents = signed.values_list("revision__content", flat=True)
    return {_words(content["headline"], content["body"]) for content in contents}


def _words(headline: str, body: str) -> Words:
    return unicodedata.normalize("NFC", headline), unicodedata.normalize("NFC", body)
