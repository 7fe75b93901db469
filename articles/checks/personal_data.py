"""Numbers and addresses of private persons. Shown masked: the answer is kept."""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy, Passage
from articles.checks.finding import Hit
from articles.checks.house import House
from articles.vocabulary import Severity

SEVERITY = Severity.WARNING
SENTENCE = _("像是个人的手机号或身份证号：%(what)s")
CARD = _("像是个人的银行卡号：%(what)s")
HOME = _("像是某人的住址，写到了几室：%(what)s")

MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
# 62 begins every card of the national scheme; the last digit is a checksum.
BANK_CARD = re.compile(r"(?<!\d)62\d{14,17}(?!\d)")
ROOM = re.compile(
    r"(?<!\d)\d{1,4}(?:幢|栋|号楼)(?:\d{1,2}|[甲乙丙丁一二三四五六])单元\d{3,4}室?"
)
# GB 11643: weights of the first seventeen digits and the last character by remainder.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
LAST = "10X98765432"


def find(copy: Copy, house: House) -> Iterator[Hit]:
    for passage in copy:
        yield from _numbers(passage)


def _numbers(passage: Passage) -> Iterator[Hit]:
    text = _narrow(passage.text)
    for match in MOBILE.finditer(text):
        yield Hit(_masked(match[0], 3, 4), passage, *match.span())
    for match in IDENTITY.finditer(text):
        if _is_identity(match[0]):
            yield Hit(_masked(match[0], 6, 4), passage, *match.span())
    for match in BANK_CARD.finditer(text):
        if _is_card(match[0]) and not _is_identity(match[0]):
            masked = _masked(match[0], 4, 4)
            yield Hit(masked, passage, *match.span(), sentence=CARD)
    for match in ROOM.finditer(text):
        yield Hit(match[0][:3] + "…", passage, *match.span(), sentence=HOME)


def _narrow(text: str) -> str:
    """Half-width digits, with as many characters as before."""
    narrow = (unicodedata.normalize("NFKC", char) for char in text)
    return "".join(
        new if len(new) == 1 else old for old, new in zip(text, narrow, strict=True)
    )


def _masked(number: str, first: int, last: int) -> str:
    return number[:first] + "*" * (len(number) - first - last) + number[-last:]


def _is_identity(number: str) -> bool:
    if not IDENTITY.fullmatch(number):
        return False
    digits = zip(WEIGHTS, number, strict=False)
    total = sum(weight * int(digit) for weight, digit in digits)
    return LAST[total % 11] == number[-1].upper()


def _is_card(number: str) -> bool:
    """The checksum of ISO/IEC 7812."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
