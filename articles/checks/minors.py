"""A child's full name in news of crime or harm. Only where age and matter are both
plain: a child who wins a race is named with pride."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy
from articles.checks.finding import Hit
from articles.checks.house import House
from articles.vocabulary import Severity

SEVERITY = Severity.WARNING
SENTENCE = _("未成年人的名字不要登全，写成姓加“某”：%(what)s")
OF_AGE = 18
NAMED = re.compile(
    r"(?<=[，。；：、“\s）])([一-鿿]{2,4})（(?:化名，)?(?:[男女]，)?(\d{1,2})(?:周?岁)(?:，[男女])?）"
)
MATTER = re.compile(
    r"犯罪|嫌疑人|被害人|被告人|受害|性侵|猥亵|强奸|欺凌|殴打|盗窃|抢劫|拐卖|自杀|自残|吸毒|轻生|虐待"
)
HIDDEN = re.compile(r"[某]|^小|^阿")


def find(copy: Copy, house: House) -> Iterator[Hit]:
    story = "\n".join(passage.text for passage in copy)
    if not MATTER.search(story):
        return
    for passage in copy:
        for match in NAMED.finditer("\n" + passage.text):
            child = int(match[2]) < OF_AGE and "化名" not in match[0]
            if child and not HIDDEN.search(match[1]):
                start = match.start(1) - 1
                what = f"{match[1][0]}某"
                yield Hit(what, passage, start, start + len(match[1]))
