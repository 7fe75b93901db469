"""专栏: labels of a column, in brackets of a headline or on lines of their own."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from articles.copytext.deskwords import DESK_WORDS
from articles.copytext.kinds import Kind, Mark

WORDS = re.compile(
    r"相关(?:新闻|链接|报道)|新闻链接|延伸阅读|进行时|在行动|走基层|专栏|聚焦|观察|速递|一线|链接|短波|视窗|开栏的话|编者按|大家谈|面对面"
    r"|风采|故事汇|关注|记者行|看台|直通车|访谈|播报|简讯|快讯|速览|短讯|巡礼|系列报道|特别报道"
    r"|现场|讲述|印象|时光|·$|曝光台|回音壁|服务台|资讯|小贴士|提醒|热线|民声|百姓|纪事|掠影|影像"
)
PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“”·•\s\u3000]+")
# Words that are a column only when they are all of it.
WHOLE = re.compile(
    r"时评|短评|社评|社论|锐评|快评|评论|随笔|杂谈|漫谈|短波|短讯|快讯|简讯|要闻|头条|特写|通讯|人物|专访|特稿"
    r"|征文|书评|诗歌|散文|图片(?:新闻|故事|报道)|新闻图片|图说新闻|组图|编读往来|读者来信"
)
PICTURES = re.compile(r"图片(?:新闻|故事|报道)|新闻图片|图说新闻|组图")
BULLETS = re.compile(r"[■□●○◆◇▲△★☆▶※◎⊙\s\u3000]+")
BRACKETS = re.compile(r"[（(【\[〔](?P<label>[^（()）【】\[\]〔〕]{2,14})[)）】\]〕]")
# Brackets of a headline that say something else than a column.
NOT_LABELS = re.compile(
    r"[上中下续完图节]|未完.*|待续|下转.*|上接.*|第.{1,6}号|[一二三四五六七八九十\d]+|之[一二三四五六七八九十]|组图|图文|摘要|全文|节选|摘登|试行|暂行"
    r"|草案|修订.{0,3}|征求意见稿|审议稿|.{0,6}[\d年月日].{0,6}|公示|见图|附图|代.{1,3}|外.{1,3}首|小小说|散文|诗歌"
)
LONGEST = 12


def joined(lines: Sequence[str]) -> str:
    return " ".join(re.sub(r"[\s\u3000]+", " ", line) for line in lines)


def boxed(text: str) -> str:
    """The column of a line that is nothing but a column in brackets."""
    match = BRACKETS.fullmatch(text)
    label = match["label"].strip() if match else ""
    if NOT_LABELS.fullmatch(label) or PLAIN.fullmatch(label) is None:
        return ""
    return label if len(key(label)) <= LONGEST else ""


def heads_pictures(text: str) -> bool:
    """图片新闻, alone or in brackets: it stands over its picture, never under it."""
    return PICTURES.fullmatch(boxed(text) or bare(text)) is not None


def bare(text: str) -> str:
    """Without the square or dot that a label is set behind."""
    found = BULLETS.match(text)
    return text[found.end() :] if found else text


def key(text: str) -> str:
    return re.sub(r"[\s\u3000“”·•■□●○◆◇▲△★☆▶※◎⊙]+", "", text)


def is_known(text: str, series: Collection[str]) -> bool:
    return key(text) in {key(title) for title in series}


def sounds_like_label(text: str) -> bool:
    return bool(WORDS.search(key(text)) or WHOLE.fullmatch(key(text)))


def can_be_label(mark: Mark) -> bool:
    return (
        mark.open
        and mark.line.size <= LONGEST
        and PLAIN.fullmatch(bare(mark.text)) is not None
    )


def label_at(marks: Sequence[Mark], index: int, *, gap: int = 0) -> int:
    """How many lines from `index` on could be one label: 2 or 3 short ones, else 1."""
    if index >= len(marks) or not can_be_label(marks[index]):
        return 0
    size = 1
    total = marks[index].line.size
    while size < 3 and index + size < len(marks):
        mark = marks[index + size]
        short = mark.line.size <= 6 and marks[index].line.size <= 6
        if not (can_be_label(mark) and short and mark.line.gap <= gap):
            break
        total += mark.line.size
        if total > LONGEST + 3:
            break
        size += 1
    return size


def told(lines: Sequence[str], *, series: Collection[str]) -> bool:
    """True if these lines are a column by the directory or by their words."""
    text = joined(lines)
    return is_known(text, series) or sounds_like_label(text)


def stored(lines: Sequence[str], *, series: Collection[str]) -> str:
    """The label as the directory writes it, else as printed with one space a line."""
    text = joined([bare(line) for line in lines])
    return next((title for title in series if key(title) == key(text)), text)


def cut_bracket(headline: str, *, series: Collection[str]) -> tuple[str, str, str]:
    """Headline without its column, the column, and the brackets as printed.

    惠民生 促消费（民生视窗） gives (惠民生 促消费, 民生视窗, （）).
    """
    for match in BRACKETS.finditer(headline):
        edge = match.start() == 0 or match.end() == len(headline)
        label = match["label"].strip()
        whole = match.start() == 0 and match.end() == len(headline)
        if not edge or whole or NOT_LABELS.fullmatch(label):
            continue
        if PLAIN.fullmatch(label) is None or len(key(label)) > LONGEST:
            continue
        rest = (headline[: match.start()] + headline[match.end() :]).strip()
        return rest, label, match[0][0] + match[0][-1]
    return _cut_bar(headline, series)


def _cut_bar(headline: str, series: Collection[str]) -> tuple[str, str, str]:
    """民生视窗｜惠民生 促消费: a bar parts the column from the headline."""
    match = re.match(r"([^|｜丨]{2,12}?)\s*([|｜丨])\s*(?=\S)", headline)
    if match is None or PLAIN.fullmatch(match[1]) is None:
        return headline, "", ""
    return headline[match.end() :].strip(), match[1].strip(), match[2]


def mark_labels(marks: Sequence[Mark], *, series: Collection[str]) -> list[Mark]:
    """The body lines of a story with its column labels marked as such.

    A label follows a photo, or ends the story and has no text of its own below.
    """
    result = list(marks)
    index = 1
    while index < len(result):
        photo = result[index - 1].kind is Kind.CREDIT or result[index - 1].photo
        size = label_at(result, index, gap=1 if photo else 0)
        if size and _is_label(result, index, size, series):
            for at in range(index, index + size):
                result[at] = replace(result[at], kind=Kind.LABEL)
        index += max(size, 1)
    return result


def _is_label(
    marks: Sequence[Mark], index: int, size: int, series: Collection[str]
) -> bool:
    above = marks[index - 1]
    below = marks[index + size] if index + size < len(marks) else None
    last = below is None or below.kind in (Kind.CREDIT, Kind.BYLINE, Kind.LEAD)
    edge = last or (below is not None and below.line.gap >= 2)
    signed = below is not None and below.kind is Kind.CREDIT and below.line.gap == 0
    if signed and above.photo is not None and marks[index].line.gap:
        return False  # a short caption with its own credit
    if DESK_WORDS.fullmatch(marks[index].text) and not last:
        return False
    named = told([mark.text for mark in marks[index : index + size]], series=series)
    after_photo = above.kind is Kind.CREDIT or above.photo is not None
    if after_photo:
        return edge or named
    return below is None and above.ended and (named or size > 1)
