"""Punctuation against GB/T 15834, where it is surely wrong."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy
from articles.checks.finding import Hit
from articles.checks.house import House
from articles.checks.rules import hits, rule
from articles.vocabulary import Severity

SEVERITY = Severity.WARNING
SENTENCE = _("标点：“%(what)s”")
RULES = (
    rule(
        r"<H>[,;:?!](?=<H>|[“‘《（])|<H>[,;?!.](?=$)|<H>\.(?=<H>)",
        _("半角标点：“%(what)s”，中文里用全角。"),
    ),
    rule(
        r"\([^()]{0,40}<H>[^()]{0,40}\)",
        _("半角括号：“%(what)s”，中文里用全角。"),
    ),
    rule(r'<H>"(?=<H>)|"<H>', _("直引号：“%(what)s”，中文里用弯引号。")),
    rule(r"(?<!。)。。(?!。)|，，+|、、+|；；+|：：+", _("标点重了：“%(what)s”")),
    rule(r"[，、；：][。，、；！？]|。[，、；：]", _("两个点号连着：“%(what)s”")),
    rule(
        r"。{3,}|(?<![.\d])\.{3,}(?![.\d])|(?<!…)…(?!…)|·{3,}|•{3,}",
        _("省略号写成了“%(what)s”，应是“……”。"),
    ),
    rule(
        r"(?<=<H>)-{2,}(?=<H>)|－{2,}|─{2,}|—{3,}|ーー+",
        _("破折号写成了“%(what)s”，应是“——”。"),
    ),
    rule(r"……等(?=[。，；、])", _("“……”和“等”只用一个：“%(what)s”")),
    rule(r"、等(?=[。，；！？])", _("“等”前面不用顿号：“%(what)s”")),
    rule(
        r"》、《|”、“",
        _("书名号、引号并列，中间通常不用顿号：“%(what)s”"),
        Severity.HINT,
    ),
)


def find(copy: Copy, house: House) -> Iterator[Hit]:
    return hits(RULES, copy)
