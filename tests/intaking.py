"""A page of copy for the import's tests, with what goes wrong on real ones: broken
columns, a picture without a headline, a label in two lines. No test stands here."""

import datetime as dt
import re
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.intake.matter import matter_from
from articles.models import Galley

PAGE = """澄湖日报 2026年11月25日 星期三 第A02版 要闻

区委常委会召开会议

本报讯（记者 张可汶 何天柳）昨天，区委常委会召开会议，区委书记沈岱宗主持会议。

会议指出，要强化文旅深度融合，加快提升社会治理现代化水

平，把保障居民安居乐业作为城市建设和发展的头等大事。

会议讨论了《澄湖市临港

区贯彻落实生态环境保护督察报告整改方案》。会议强调，要把生态环保与中心工作同谋划、同部署、同落实。

会议还研究了其他事项。

我区召开冬季安全生产工作调度会

本报讯（记者 黄雅定）昨天，我区召开冬季安全生产工作调度会，确保全区安全过冬。

会上，区住建局、城管局分别汇报了城镇燃气、自建房、建筑施工领域安全生产工作。



临港新材料产业园标准厂房项目是区重大项目，位于临港街道，占地约73亩。目前，项目正在进行主体施工，预计2027年6月竣工投产。

徐芊禾 摄

重点项目
进行时
"""
DAY = dt.date(2026, 11, 25)  # as its head says
READ = "admin:articles_pageimport_read"


def read_in(client: Client, text: str = PAGE) -> Galley:
    """Through the door; the galley that it opened."""
    answer = client.post(reverse(READ), {"text": text})
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    return Galley.objects.latest("pk")


def address(galley: Galley, door: str = "galley") -> str:
    return reverse(f"admin:articles_pageimport_{door}", args=[galley.key])


def form_of(html: str) -> dict[str, str]:
    """What a browser would send: every field of the galley's form as it stands."""
    found: dict[str, str] = {}
    for name, value in re.findall(
        r'<input type="(?:text|hidden)" name="([^"]+)" value="([^"]*)"', html
    ):
        found[name] = _plain(value)
    for name, value in re.findall(
        r'<textarea name="([^"]+)"[^>]*>\n(.*?)</textarea>', html, re.DOTALL
    ):
        found[name] = _plain(value)
    for name, options in re.findall(
        r'<select name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    for name in re.findall(r'type="checkbox" name="([^"]+)" checked', html):
        found[name] = "on"
    return found


def _plain(text: str) -> str:
    for code, char in (("&quot;", '"'), ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">")):
        text = text.replace(code, char)
    return text.replace("&amp;", "&")


def opened(client: Client, galley: Galley) -> dict[str, str]:
    """The form as this browser has it open."""
    return form_of(client.get(address(galley)).content.decode())


def sent(client: Client, galley: Galley, door: str = "galley", **changes: str) -> Any:
    """The whole form as it stands now with these fields typed over."""
    return client.post(address(galley, door), opened(client, galley) | changes)


def importer(login: Any, user: User) -> tuple[Client, Galley]:
    client = login(user)
    return client, read_in(client)


def blocks(galley: Galley) -> list[tuple[int, str]]:
    galley.refresh_from_db()
    return [(b.id, b.text) for _item, b in matter_from(galley.matter).blocks()]


def block_with(galley: Galley, words: str) -> int:
    return next(number for number, text in blocks(galley) if words in text)
