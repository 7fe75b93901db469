"""A paper that has something for every page and every screen. No test stands here."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from taggit.models import Tag

from articles import drafts, layout, workflow
from articles.models import (
    Article,
    Byline,
    HouseWord,
    Issue,
    Leader,
    PageImport,
    Section,
    Series,
)
from articles.vocabulary import Role
from tests.cast import (
    call_it,
    hire,
    jpeg,
    make_article,
    make_issue,
    make_photo,
    make_reporter,
    pass_reviews,
    signed_article,
    submitted_article,
)
from tests.clock import SHANGHAI
from tests.correcting import corrected, filed_correction
from tests.press import print_and_release
from tests.proofing import propose
from tests.rewriting import rewrite
from tests.screens.words import BODY, FILED, LONG

DAY = dt.timedelta(days=1)
PEOPLE = (
    *(Role.REPORTER, Role.PAGE_EDITOR, Role.DESK_HEAD, Role.CHIEF, Role.PROOFREADER),
    *(Role.PHOTO_EDITOR, Role.ADMINISTRATOR, Role.AUDITOR),
)


@dataclass
class Paper:
    """Who works here, and the rows that pages and screens are about."""

    now: dt.datetime
    people: dict[str, User]
    rows: dict[str, Any] = field(default_factory=dict)
    media: Path | None = None

    @property
    def today(self) -> dt.date:
        return self.now.astimezone(SHANGHAI).date()


def whole_paper(*, now: dt.datetime) -> Paper:
    people = {role.value: hire(role.value, role) for role in PEOPLE}
    people["chief2"] = hire("chief2", Role.CHIEF)
    paper = Paper(now, people)
    call_it(**FILED)
    _nouns(paper)
    _yesterday(paper)
    _today(paper)
    _planned(paper)
    _on_the_desk(paper)
    _looked_after(paper)
    return paper


def _nouns(paper: Paper) -> None:
    writer = paper.people["reporter"]
    paper.rows |= {
        "section": Section.objects.create(name="民生", description="家门口的事。"),
        "series": Series.objects.create(name="一线见闻", description="到现场去。"),
        "reporter": make_reporter("徐雁", user=writer),
        "photo": make_photo(by=writer, raw=jpeg((800, 533)), credit="徐雁 摄"),
        "small_photo": make_photo(by=writer, raw=jpeg((300, 400)), source="ai"),
        # Of which nothing else makes use.
        "spare": {
            "photo": make_photo(by=writer, raw=jpeg((90, 60))),
            "reporter": make_reporter("许燕"),
            "section": Section.objects.create(name="空频道"),
            "series": Series.objects.create(name="空专栏"),
            "tag": Tag.objects.create(name="空标签", slug="空标签"),
        },
    }


def _signed(paper: Paper, headline: str, **fields: Any) -> Article:
    people = paper.people
    own: dict[str, Any] = {"bylines": [paper.rows["reporter"]], "body": BODY}
    words = own | {"headline": headline, "now": paper.now} | fields
    return signed_article(by=people["reporter"], chief=people["chief"], **words)


def _printed(
    paper: Paper, date: dt.date, stories: list[Article], **fields: Any
) -> Issue:
    """Its stories spread over its pages, readers' since the same hour of its day."""
    chief, at = paper.people["chief"], paper.now - (paper.today - date)
    issue = make_issue(by=chief, date=date, now=at, **fields)
    pages = list(issue.pages.all())
    for number, story in enumerate(stories):
        page = pages[number % len(pages)]
        layout.place(story, page=page, by=chief, now=at)
    print_and_release(issue, chief=chief, at=at, now=at)
    for story in stories:
        story.refresh_from_db()
    return issue


def _yesterday(paper: Paper) -> None:
    """Full enough for a second step of every list, and one story taken out again."""
    common = {"section": paper.rows["section"], "series": paper.rows["series"]}
    common |= {"now": paper.now - DAY}
    stories = [
        _signed(paper, f"澄湖晨报道{number}", **common) for number in range(1, 7)
    ]
    for story in stories:
        story.tags.add("澄湖")
    date = paper.today - DAY
    paper.rows["yesterday"] = _printed(paper, date, stories, pages=4)
    words = {"reason": "有误", "ordered_by": "总编"}
    gone = stories[-1]
    workflow.withdraw(gone, by=paper.people["chief"], now=paper.now, **words)
    paper.rows |= {"gone": gone, "plain": stories[0]}
    long_ago = _signed(paper, "去年的秋收", now=paper.now - 401 * DAY)
    _printed(paper, date - 400 * DAY, [long_ago], pages=1)


def _today(paper: Paper) -> None:
    rows = paper.rows
    lead = _signed(
        paper,
        "秋收开镰 机声不歇",
        kicker="颗粒归仓",
        deck="四万亩晚稻今天全部进仓",
        dateline="本报讯",
        summary="四万亩晚稻今天全部进仓。",
        label="深读",
        weight="1lead",
        section=rows["section"],
        series=rows["series"],
        photos=[rows["photo"], rows["small_photo"]],
    )
    lead.tags.add("澄湖", "秋收/冬种")
    others = [
        _signed(paper, LONG, deck=LONG[:40]),
        _signed(
            paper, "外地来稿", kind="reprint", source="reprint", source_name="邻报"
        ),
        _signed(paper, "楼盘开售", kind="advert"),
        _signed(paper, "短讯一则", kind="brief", weight="4brief"),
        _signed(paper, "图说秋日", kind="picture", photos=[_photo(paper)]),
    ]
    rows["issue"] = _printed(paper, paper.today, [lead, *others], pages=3)
    extra = _signed(paper, "号外：大桥通车")
    rows["extra"] = _printed(paper, paper.today, [extra], pages=1, edition="extra")
    online = _signed(paper, "刚刚：轮渡复航")
    layout.publish_web(online, at=paper.now, by=paper.people["chief"], now=paper.now)
    _corrections(paper, lead)
    rows |= {"lead": lead, "advert": others[2], "online": online, "in_extra": extra}


def _photo(paper: Paper) -> Any:
    return make_photo(by=paper.people["reporter"], raw=jpeg((330, 220)))


def _corrections(paper: Paper, lead: Article) -> None:
    editor, chief = paper.people["page_editor"], paper.people["chief"]
    note = {"note": "记者笔误。", "fix_text": True}
    paper.rows["corrected"] = corrected(
        lead, by=editor, chief=chief, now=paper.now, **note
    )
    waiting = filed_correction(paper.rows["plain"], by=editor, note="等人签发。")
    paper.rows["correction"] = waiting


def _planned(paper: Paper) -> None:
    """Tomorrow's issue: signed, proposed to be changed, waiting, and one page empty."""
    chief = paper.people["chief"]
    issue = make_issue(by=chief, date=paper.today + DAY, pages=2, now=paper.now)
    empty = make_issue(by=chief, date=paper.today + 3 * DAY, pages=1, now=paper.now)
    empty.pages.all().delete()
    paper.rows["spare"]["issue"] = empty
    signed = _signed(paper, "明日头条", photos=[_photo(paper)])
    waiting = submitted_article(
        by=paper.people["reporter"], photos=[_photo(paper)], now=paper.now
    )
    page = issue.pages.get(number=1)
    for story in (signed, waiting):
        layout.place(story, page=page, by=chief, now=paper.now)
    propose(signed, by=paper.people["page_editor"], headline="改样的主题", deck="新题")
    paper.rows |= {"planned": issue, "page": page, "signed": signed, "waiting": waiting}


def _on_the_desk(paper: Paper) -> None:
    writer, chief = paper.people["reporter"], paper.people["chief"]
    name = paper.rows["reporter"]
    draft = make_article(by=writer, bylines=[name], photos=[_photo(paper)], body=BODY)
    # Somebody must have credited a name nobody knows yet.
    Byline.objects.create(article=draft, printed_name="闻所未闻", order=5)
    workflow.record_edit(draft, by=writer, now=paper.now)
    unsaved = {"headline": "没存上的主题", "body": "<p>又写的一段。</p>"}
    drafts.keep(unsaved, article=draft, by=writer, now=paper.now)
    rewritten = submitted_article(by=writer, photos=[_photo(paper)], now=paper.now)
    rewrite(rewritten, by=chief, photos=[_photo(paper)])
    returned = submitted_article(by=writer, now=paper.now)
    editor = paper.people["page_editor"]
    workflow.send_back(returned, reason="缺两处数字", by=editor, now=paper.now)
    final = submitted_article(by=writer, bylines=[name], now=paper.now)
    pass_reviews(final, now=paper.now)
    stories = {"draft": draft, "rewritten": rewritten, "returned": returned}
    paper.rows |= stories | {"final": final}


def _looked_after(paper: Paper) -> None:
    words = {"term": "残废人", "suggestion": "残疾人", "severity": "1banned"}
    leader = Leader.objects.create(name="沈岱宗", rank=1)
    leader.posts.create(title="区委书记")
    page = paper.rows["issue"].pages.first()
    paper.rows |= {
        "houseword": HouseWord.objects.create(key="残废人", **words),
        "leader": leader,
        "pageimport": PageImport.objects.create(
            page=page,
            file_name="A01.txt",
            sha256="0" * 64,
            text="澄湖日报\n第A01版",
            created_by=paper.people["page_editor"],
            created_at=paper.now,
        ),
    }
