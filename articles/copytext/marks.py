"""Punctuation and what it tells: where a sentence ends, what stays open, what can't
begin a line. Knows nothing of names, headlines or stories."""

import re

TERMINALS = "。！？…!?｡"
CLOSERS = "”’）》】』」〉〕］)]\"'｣"
PAIRS = ("《》", "“”", "（）", "「」", "『』", "【】", "〈〉", "‘’", "()", "〔〕")
COMMAS = "，、；：,;:"
NEVER_FIRST = "，。、；：！？）》”’」』】〉〕］,;:!?)]%％‰℃°"
LIST_MARK = re.compile(
    r"[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}[.．、)）](?!\d)"
    r"|[①-⑳⒈-⒛⑴-⒇❶-❿]"
    r"|[●○■□◆◇▲△▶►★☆※◎⊙·•▪]"
)
# Items that only count as a list after a colon or a semicolon.
WORD_LIST = re.compile(
    r"[一二三四五六七八九十]{1,2}(?:是|要|、)|第[一二三四五六七八九十]{1,2}[，,]"
    r"|(?:首先|其次|再次|最后|此外)[，,]?|——|—"
)
QUOTE_OPENERS = '“‘「『"《'


def ends_sentence(text: str) -> bool:
    """True if the text may stop here. A closing bracket or quote alone is no end."""
    bare = text.rstrip(CLOSERS)
    if bare and bare[-1] in TERMINALS:
        return True
    if text[:1] in "（(【[〔" and text[-1:] in "）)】]〕":
        return True
    return _ends_latin(bare) or _ends_before_bracket(text)


def _ends_latin(bare: str) -> bool:
    if bare[-1:] not in (".", "．") or len(bare) < 2:
        return False
    if is_han(bare[-2]):
        return True
    return bare[-2].isalpha() and not any(is_han(char) for char in bare[-200:])


def _ends_before_bracket(text: str) -> bool:
    """A note in brackets behind the full stop: …完成。（下转第二版）"""
    if text[-1:] not in ("）", ")", "】"):
        return False
    start = max(text.rfind("（"), text.rfind("("), text.rfind("【"))
    if start < 1 or len(text) - start > 60:
        return False
    bare = text[:start].rstrip().rstrip(CLOSERS)
    return bool(bare) and bare[-1] in TERMINALS


def is_han(char: str) -> bool:
    """A Chinese character; the common blocks, without a look into unicodedata."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\U00020000" <= char <= "\U000323af"
        or char == "〇"
    )


def has_open_pair(text: str) -> bool:
    """True if a bracket, quote or title mark opened last is not closed."""
    return any(text.rfind(pair[0]) > text.rfind(pair[1]) for pair in PAIRS)


def closes_first(text: str, *, pair: str) -> bool:
    """True if the text closes the pair before it opens it."""
    closing = text.find(pair[1])
    opening = text.find(pair[0])
    return closing >= 0 and (opening < 0 or closing < opening)


def is_list_item(text: str) -> bool:
    return LIST_MARK.match(text) is not None


def starts_list_or_quote(text: str) -> bool:
    return (
        is_list_item(text)
        or WORD_LIST.match(text) is not None
        or text[:1] in tuple(QUOTE_OPENERS)
    )


def starts_list(text: str) -> bool:
    return is_list_item(text) or WORD_LIST.match(text) is not None


def glue(before: str, after: str) -> tuple[str, str]:
    """What to put between two halves, and what falls from the end of the first."""
    last, first = before[-1:], after[:1]
    if last == "-" and before[-2:-1].isalpha() and _latin(first) and first.islower():
        return "", "-"
    if not _latin_or_digit(last) or not _latin_or_digit(first):
        return "", ""
    if last.isdigit() and first.isdigit():
        return "", ""
    if last.isalpha() != first.isalpha() and _short_code(before, after):
        return "", ""
    return " ", ""


def _short_code(before: str, after: str) -> bool:
    """5|A级, G|312, A|04: one letter beside digits is one word, not two."""
    left = re.search(r"[A-Za-z]+$", before[-20:])
    right = re.match(r"[A-Za-z]+", after[:20])
    return (len(left[0]) if left else 1) == 1 and (len(right[0]) if right else 1) <= 2


def _latin(char: str) -> bool:
    return bool(char) and char.isascii() and char.isalpha()


def _latin_or_digit(char: str) -> bool:
    return bool(char) and char.isascii() and char.isalnum()
