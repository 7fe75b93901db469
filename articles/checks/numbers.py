"""Numbers against GB/T 15835, where they are surely wrong."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy
from articles.checks.finding import Hit
from articles.checks.house import House
from articles.checks.rules import hits, rule
from articles.vocabulary import Severity

SEVERITY = Severity.WARNING
SENTENCE = _("数字：“%(what)s”")
# 附近, 节约 and their like end in a word for "about" and are none.
NEAR = "(?<![附最邻靠远临接贴亲走逼就晚凑渐迫切浅相])近"
ABOUT = "(?<![节预签合条制公契违履邀相隐简赴失爽毁续誓纽婚特盟])约"
ROUGHLY = f"(?:{NEAR}|{ABOUT}|大约|将近)"
NUMBER = "[\\d.]+[十百千万亿]*|[一二两三四五六七八九十百千万]+"
RULES = (
    rule(r"[０-９]+(?:[．，％][０-９]*)*", _("全角数字：“%(what)s”，用半角。")),
    rule(r"[Ａ-Ｚａ-ｚ]+", _("全角字母：“%(what)s”，用半角。")),
    rule(
        r"(?<![一二三四五六七八九〇○零Oo0])(?=[一二三四五六七八九]{0,3}[○零Oo0])"
        r"[一二三四五六七八九][一二三四五六七八九〇○零Oo0]{3}年",
        _("汉字年份里的“〇”写成了别的：“%(what)s”"),
    ),
    rule(
        r"\d[千百]\d+|\d[千百]万|\d[百千]余?(?=[元人名亩户吨个家头棵册])"
        r"|[一二两三四五六七八九十][百千]\d+(?!\d*(?:米|号|路))",
        _("一个数里汉字和阿拉伯数字混用：“%(what)s”"),
    ),
    rule(r"百分之\d+(?:\.\d+)?", _("写成百分数或全用汉字：“%(what)s”")),
    rule(
        r"(?<![\d一二三四五六七八九十])\d{1,2}月[一二三四五六七八九十]{1,3}日"
        r"|(?<!年)[一二三四五六七八九十]{1,2}月\d{1,2}日",
        _("一个日期里汉字和阿拉伯数字混用：“%(what)s”"),
    ),
    rule(
        r"(?<![\d第约近达历满逾年刑役.])\d\d年(?:1[0-2]|[1-9])月"
        r"|[’'‘]\d\d年",
        _("年份要写全四位：“%(what)s”"),
    ),
    rule(r"星期[1-7](?!\d)", _("星期几用汉字：“%(what)s”")),
    rule(
        rf"{ROUGHLY}(?:{NUMBER})[多余]|{ROUGHLY}(?:{NUMBER})(?:<H>{{1,3}})?(?:左右|上下)",
        _("约数重复：“%(what)s”，前后只留一个。"),
    ),
    rule(
        r"(?<![\d.%％~～—–-])\d+(?:\.\d+)?[-—–~～]\d+(?:\.\d+)?[%％]",
        _("百分数的范围，前一个数也要带百分号：“%(what)s”"),
    ),
    rule(
        r"(?<![\d.万亿~～—–-])\d+(?:\.\d+)?[-—–~～]\d+(?:\.\d+)?[万亿](?=[元人吨亩户平])",
        _("范围里前一个数也要带“万”“亿”：“%(what)s”"),
    ),
    rule(
        r"(?<![\d,.])\d{1,3},\d{4,}(?![\d,])|(?<![\d,.])\d{1,3}(?:，\d{3}){2,}(?!\d)",
        _("千分位错了：“%(what)s”"),
    ),
)


def find(copy: Copy, house: House) -> Iterator[Hit]:
    return hits(RULES, copy)
