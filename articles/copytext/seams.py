"""Whether two lines are one sentence: the rules of healing and their evidence."""

import re
from collections.abc import Collection
from itertools import pairwise

from articles.copytext.marks import (
    COMMAS,
    NEVER_FIRST,
    closes_first,
    ends_sentence,
    has_open_pair,
    is_list_item,
    starts_list,
    starts_list_or_quote,
)

# A line that ends with one of these wants more.
WANTS_MORE = re.compile(
    r"(?:[一二两三四五六七八九十百千万亿的地得和与及或跟同对把被将向从为以于由至到按依据让使令给叫就才又再更最很太不没未非无"
    r"每各某该本这那第约近超逾共达其之所当]|并且?|而且?|以及|因为|由于|如果|虽然|通过|根据|按照"
    r"|围绕|针对|关于|包括|进行|开展的|听取了|讨论了|传达了|研究了|召开了|举行了|截至|截止)$"
)
# A line that begins like this can't be a new paragraph.
GOES_ON = re.compile(
    r"的(?!士|确|卢)|们|等(?!待|到|级|候|你|我|一)|[和与及](?![平谐田睦气县顺善蔼会])|之一|[了着过](?![解眼手力重去程])"
    r"|还(?![湖林耕田])|也(?!许)|都(?!市)|就(?!业|医|餐|诊)|已|将|正(?=在)|被|把|向(?=[\u4e00-\u9fff]{2,6}表)|并(?!网|轨)|却|又|才|更(?!新)"
    r"|要求|指出|强调|表示|认为|说[，：。]|介绍[，说]|[十百千万亿]|[元个名位家年月日号岁人](?![口民人物工间])"
)
# A paragraph of a story begins like this; subheads and headlines hardly ever do.
OPENS_BODY = re.compile(
    r"会[议上]|昨[天日晚]|今[天日年晚]|近[日年]|日前|目前|当[天前日]|去年|前[天不]|连日|据|记者|在|随着"
    r"|针对|此[外次]|同时|下一步|接下来|走[进访]|来到|活动|现场|[\d０-９]{1,4}[年月日]|该|[他她它]们?"
    r"|这|截至|通过|作为|自|根据|按照|围绕|[我全][区市县省国镇村]|区|市|县|省|要|对|为了|因此|其中|其|与此"
    r"|由于|如今|现在|每[天年月]|早在|本次|一[位名个]|有|“"
)
# A notice ends with who and when on lines of their own.
SIGNS = re.compile(
    r"(?:公司|局|委|会|部|办|办公室|政府|中心|院|校|社|站|银行|大队|街道|镇)$"
)
# A line of the page's guide: 年货节开市 ▶3版.
JUMP = re.compile(r"(?:[▶►→>＞]|详见|见)\s*第?[A-Z]?\d{1,2}版$")
CONTACT = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:热线|电话|邮箱|网址|地址|邮编|时间|地点|联系人)\s*[：:].{2,30}"
)
DAY = re.compile(
    r"[\d〇零一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
# Words that begin a sentence and nearly never stand in its middle.
OPENS_SENTENCE = re.compile(
    r"(?:昨[天日晚]|今[天日晚]|近日|日前|连日来|近年来|目前|当[天前日]|去年|今年以来?|如今|随后)"
    r"[^，。]{0,8}，|[\d０-９]{1,4}[年月][^，。]{0,12}，|走进|据(?:了解|介绍|悉|统计)|记者(?:从|在|了解|来到)"
    r"|此外|与此同时|随着|会议(?:指出|强调|要求|认为)|会上|截至|为了|早[上晨]|清晨|每天|每年|“"
    r"|(?:在|针对)[^，。]{2,24}，|下一步|接下来|说起|谈[起及]|翻开|步入|作为|数据显示|连日来|自[^，。]{2,20}[，以]"
)


def is_seamless(before: str, after: str) -> bool:
    """True if `after` can only go on with `before`, even behind a full stop."""
    if after[:1] in NEVER_FIRST:
        return True
    if after[:1] in ("—", "…") and before[-1:] == after[:1]:
        return (len(before) - len(before.rstrip(after[0]))) % 2 == 1
    return any(
        before.rfind(pair[0]) > before.rfind(pair[1]) and closes_first(after, pair=pair)
        for pair in ("“”", "《》", "（）", "「」", "『』")
    )


def belongs(before: str, after: str) -> bool:
    """True if two body lines in sequence are one paragraph, by their text alone."""
    if is_seamless(before, after):
        return True
    if ends_sentence(before):
        return False
    last = before[-1:]
    if last in ("：", ":"):
        return not starts_list_or_quote(after)
    if last in ("；", ";"):
        return not starts_list(after)
    if JUMP.search(before[-8:]) or JUMP.search(after[-8:]):
        return False
    if len(before) <= 40 and CONTACT.fullmatch(before):
        return False
    if is_list_item(after):
        return last in COMMAS or has_open_pair(before)
    return not (
        SIGNS.search(before[-24:]) and len(before) <= 24 and DAY.fullmatch(after)
    )


def is_cut(before: str, after: str, *, pairs: Collection[str] = ()) -> bool:
    """True if something shows that `before` was cut in mid-sentence.

    `pairs` holds the page's own two-character sequences: a seam that restores one of
    them runs through a word.
    """
    if not before or not after:
        return False
    if is_seamless(before, after) or has_open_pair(before):
        return True
    if before[-1] in COMMAS or WANTS_MORE.search(before[-8:]):
        return True
    if GOES_ON.match(after) or before[-1] + after[0] in pairs:
        return True
    return before[-1].isascii() and after[0].isascii() and after[0].isalnum()


def opens_body(text: str) -> bool:
    return OPENS_BODY.match(text) is not None


def opens_sentence(text: str) -> bool:
    return OPENS_SENTENCE.match(text) is not None


def pairs_of(texts: Collection[str]) -> frozenset[str]:
    """Two-character sequences that stand twice or more inside the lines."""
    seen: set[str] = set()
    twice: set[str] = set()
    for text in texts:
        for first, second in pairwise(text):
            pair = first + second
            (twice if pair in seen else seen).add(pair)
    return frozenset(twice)
