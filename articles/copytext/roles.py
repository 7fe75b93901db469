"""Role words of bylines and credits, and how a printed unit falls into tokens."""

import re
from dataclasses import dataclass
from enum import Enum

from articles.copytext.names import one_person
from articles.vocabulary import CreditRole


class Work(Enum):
    """What a role word says: a post that people hold, or a part they did."""

    POST = "post"  # 记者 张三: always before the names
    TEXT = "text"
    PHOTO = "photo"
    BOTH = "both"
    COMPILE = "compile"
    CONTRIBUTE = "contribute"
    PROVIDE = "provide"
    PRODUCE = "produce"  # 责编, 校对: the page's own people
    SAY = "say"  # 报道: closes the names and says nothing more


POSTS = {
    "记者": CreditRole.REPORTER,
    "实习生": CreditRole.INTERN,
    "通讯员": CreditRole.CORRESPONDENT,
    "评论员": CreditRole.AUTHOR,
    "摄影师": CreditRole.PHOTOGRAPHER,
    "摄影记者": CreditRole.PHOTOGRAPHER,
    "作者": CreditRole.AUTHOR,
    "撰稿人": CreditRole.AUTHOR,
    "读者": CreditRole.AUTHOR,
    "主持人": CreditRole.UNKNOWN,
}
PRODUCTION = {
    CreditRole.EDITOR: """
        责任编辑 值班编辑 值班编委 值班主任 值班总编 值班主编 执行主编 执行编辑 本版责编
        版面编辑 文字编辑 图片编辑 值班 编委 总编辑 主编 责编 编辑 审核人 审核 审读 审签
        终审 复审 初审 统筹 策划 监制
        """,
    CreditRole.DESIGNER: """
        美术编辑 视觉设计 版式设计 版面设计 美编 版式 组版 排版 视觉 设计 制版 制图 绘图
        海报设计 海报 动画 视频剪辑 剪辑 后期 制作 手绘 长图 图解 漫画 图表 插画 插图
        美术
        """,
    CreditRole.PROOFREADER: "责任校对 值班校对 校对 检校 审校 校检",
}
# 记者站, 记者节, 记者们: a word of its own, and no post that somebody holds.
NO_POST = r"(?!站|节|团|们|会|证|招待|之家|协会|部|日|行|走|感)"
PARTS = {
    Work.BOTH: r"(?:撰?文|采写)\s*(?:[/／、·]\s*并?|并)\s*(?:摄影?|图片?|照片)"
    r"|(?:摄影?|图)\s*[/／、·]\s*(?:撰文|文字?|报道)|(?:文字|采访)\s*[/／、·]\s*(?:摄影|图片)|图并文|摄影\s*报道|图文报道"
    r"|(?<![\u4e00-\u9fff])(?:文[图摄]|图文)(?![\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff]{2})(?:文图|图文)$",
    Work.CONTRIBUTE: "参与记者|参与采编"
    "|参与采写|参与报道|参与采访|对本文亦有贡献|亦有贡献|亦有帮助",
    Work.PROVIDE: "供图|供稿|提供图片|图片提供|照片提供|提供",
    Work.COMPILE: "综合整理|综合报道|整理报道|整理|整合|编译|综合|编写|摘编|编发|辑录"
    "|汇编",
    Work.PHOTO: "视频(?=[：:/／｜|丨_\\s])"
    "|(?:本版|本文)?摄影|摄像|航拍|摄制|图片|照片|拍摄者|摄",
    Work.TEXT: "文[/／、]视频|(?:本版)?采写|撰文|(?:本版)?撰稿|执笔|文字|采访",
    Work.SAY: "联合报道|采访报道|现场报道|报道",
}
QUALIFIER = (
    r"(?:见习|实习|首席|特约|特派|特聘|高级|资深|主任|全媒体?|融媒体?|学生|校园|职工|小|专职"
    r"|兼职|热心|文字|视频|摄影|新闻|文化|时政|新媒体|一线|青年|驻[\u4e00-\u9fff]{1,3}?)"
)
_BY_LENGTH = sorted(POSTS, key=len, reverse=True)
_PRODUCTION_WORDS = sorted(
    (word for words in PRODUCTION.values() for word in words.split()),
    key=len,
    reverse=True,
)
PRODUCERS = {word: role for role, words in PRODUCTION.items() for word in words.split()}
TOKEN = re.compile(
    rf"(?P<post>{QUALIFIER}{{0,3}}(?:{'|'.join(_BY_LENGTH)}){NO_POST})"
    rf"|(?P<contribute>{PARTS[Work.CONTRIBUTE]})"
    rf"|(?P<both>{PARTS[Work.BOTH]})"
    rf"|(?P<produce>(?:本版|本篇|本文|总)?(?<!人民)(?:{'|'.join(_PRODUCTION_WORDS)})(?!中国|部|道))"
    rf"|(?P<provide>{PARTS[Work.PROVIDE]})"
    rf"|(?P<compile>{PARTS[Work.COMPILE]})"
    rf"|(?P<say>{PARTS[Work.SAY]})"
    rf"|(?P<photo>{PARTS[Work.PHOTO]})"
    rf"|(?P<text>{PARTS[Work.TEXT]})"
    r"|(?P<mark>[：:/／|｜丨_、，,；;&＆])"
    r"|(?P<space>[\s\u3000\xa0]+)"
)
STROKES = frozenset("/／|｜丨")
LONE = {"文": Work.TEXT, "图": Work.PHOTO, "撰": Work.TEXT, "绘": Work.PRODUCE}
# 张三文李四图, nothing between.
WROTE_AND_SHOT = re.compile(
    r"(?P<wrote>[\u4e00-\u9fff]{2,3})文(?P<shot>[\u4e00-\u9fff]{2,3}?)(?P<picture>图?)"
)
# 摄 that belongs to the word before it: 拍摄, 航摄, 统摄.
NO_CAMERA = "拍航抓偷自补统震翻盗录"


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is word, mark, space or a Work; `tight` means no space before it."""

    kind: str | Work
    text: str
    tight: bool = False
    slash: str = ""  # where a slash or colon clings: before, after


EDGE = Token("space", " ")


def tokens(unit: str) -> list[Token]:
    """The printed unit as words, role words, marks and spaces, in order."""
    found: list[Token] = []
    place = 0
    for match in TOKEN.finditer(unit):
        if match.lastgroup == "photo" and unit[match.start() - 1 : match.start()] in (
            tuple(NO_CAMERA)
        ):
            continue
        kind = match.lastgroup or ""
        start = match.start()
        if kind == "post":
            start += _of_the_house(unit[place:start], match[0])
        _add_word(found, unit[place:start], shot=match[0] == "摄")
        is_work = kind not in ("mark", "space")
        found.append(
            Token(
                Work(kind) if is_work else kind,
                unit[start : match.end()],
                tight=bool(found),
            )
        )
        place = match.end()
    _add_word(found, unit[place:])
    return _clinging(found)


def _of_the_house(before: str, post: str) -> int:
    """How much of 视频首席记者 ends the house's name in front: 湖畔视频."""
    house = next((word for word in ("视频", "新闻") if post.startswith(word)), "")
    bare = (
        before
        and not one_person(before)
        and not before.endswith(("报", "网", "社", "台", "本刊", "中心"))
    )
    return len(house) if bare else 0


def _add_word(found: list[Token], text: str, *, shot: bool = False) -> None:
    both = WROTE_AND_SHOT.fullmatch(text)
    pictured = both is not None and bool(both["picture"] or shot)
    if both and pictured and one_person(both["wrote"]) and one_person(both["shot"]):
        parts = (both["wrote"], "文", both["shot"], "图" if both["picture"] else "")
        found += [Token("word", part, tight=True) for part in parts if part]
    elif text:
        found.append(Token("word", text, tight=bool(found)))


def _clinging(found: list[Token]) -> list[Token]:
    """Lone 文 and 图 become role words; each learns on which side its slash is."""
    result: list[Token] = []
    pictured = any(token.kind is Work.PHOTO or token.text == "图" for token in found)
    for index, token in enumerate(found):
        before = _beside(found, index, -1)
        after = _beside(found, index, 1)
        kind = token.kind
        if (
            kind == "word"
            and (lone := re.sub("^本[版文]", "", token.text)) in LONE
            and (pictured or not _is_surname(found, index))
        ):
            kind = LONE[lone]
        side = ""
        if after.kind == "mark" and after.text in "：:_":
            side = "after"
        elif before.text in STROKES:
            side = "before"
        elif after.text in STROKES:
            side = "after"
        result.append(
            Token(
                kind, token.text, tight=before.kind not in ("space", "mark"), slash=side
            )
        )
    return result


def _beside(found: list[Token], index: int, step: int) -> Token:
    """The neighbour; of 文 | 沈望 the stroke, for a space around it says nothing."""
    at = index + step
    if not 0 <= at < len(found):
        return EDGE
    near = found[at]
    if near.kind == "space" and 0 <= at + step < len(found):
        beyond = found[at + step]
        return beyond if beyond.text in STROKES else near
    return near


def _is_surname(found: list[Token], index: int) -> bool:
    """文 静 behind 记者: a padded name of the family 文."""
    before = found[max(index - 2, 0) : index]
    posted = any(token.kind is Work.POST for token in found)
    if posted and index + 1 == len(found) and len(before) == 2:
        # 卫 健 文 behind 通讯员, with no picture to share: a name of three.
        return before[1].kind == "space" and len(before[0].text) == 1
    rest = found[index + 1 : index + 3]
    padded = len(rest) == 2 and rest[0].kind == "space" and len(rest[1].text) == 1
    return found[index].text == "文" and padded and rest[1].kind == "word"


WORK_ROLES = {
    Work.TEXT: CreditRole.AUTHOR,
    Work.PHOTO: CreditRole.PHOTOGRAPHER,
    Work.COMPILE: CreditRole.COMPILER,
    Work.CONTRIBUTE: CreditRole.CONTRIBUTOR,
    Work.PROVIDE: CreditRole.UNKNOWN,
    Work.SAY: CreditRole.UNKNOWN,
}


def role_of(post: str, kind: Work | None, work: Token | None) -> tuple[CreditRole, str]:
    """Role and qualifier from the post (首席记者) and the part done (摄)."""
    base = next((word for word in _BY_LENGTH if post.endswith(word)), "")
    held = POSTS.get(base)
    qualifier = post.removesuffix(base)
    if kind is Work.PHOTO:
        return CreditRole.PHOTOGRAPHER, qualifier
    if kind is Work.PRODUCE and work:
        word = re.sub("^(?:本[版篇文]|总(?!编))", "", work.text)
        return PRODUCERS.get(word, CreditRole.DESIGNER), qualifier
    if kind is Work.CONTRIBUTE:
        return CreditRole.CONTRIBUTOR, qualifier
    if held is not None:
        told = work.text if work and kind in (Work.COMPILE, Work.PROVIDE) else ""
        return held, qualifier or told
    if kind is None:
        return CreditRole.UNKNOWN, qualifier
    if kind is Work.TEXT and work and work.text == "采写":
        return CreditRole.REPORTER, qualifier
    return WORK_ROLES[kind], work.text if work and kind is Work.PROVIDE else qualifier
