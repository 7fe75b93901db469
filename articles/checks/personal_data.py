"""Mobile and identity numbers of private persons. Shown masked: the answer is kept."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.text import plain

SENTENCE = _("像是个人的手机号或身份证号：%(what)s")
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
# GB 11643: weights of the first seventeen digits and the last character by remainder.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
LAST = "10X98765432"


def find(content: Mapping[str, Any]) -> Iterator[str]:
    captions = [photo["caption"] for photo in content["photos"]]
    text = "\n".join([content["summary"], plain(content["body"]), *captions])
    text = unicodedata.normalize("NFKC", text)
    for number in MOBILE.findall(text):
        yield f"{number[:3]}****{number[-4:]}"
    for number in IDENTITY.findall(text):
        if _is_identity(number):
            yield f"{number[:6]}********{number[-4:]}"


def _is_identity(number: str) -> bool:
    digits = zip(WEIGHTS, number, strict=False)
    total = sum(weight * int(digit) for weight, digit in digits)
    return LAST[total % 11] == number[-1].upper()
