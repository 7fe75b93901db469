"""Asks the page of search, and a story to ask it for. No test stands here."""

import re

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article, Section, Series
from tests.cast import make_reporter
from tests.views.paper import live_issue


def ask(reader: Client, **asked: str | int) -> str:
    answer = reader.get(reverse("articles:search"), asked)
    assert answer.status_code == 200, asked
    assert not answer.cookies
    return answer.content.decode()


def shown(page: str) -> list[int]:
    found = re.findall(r'(?s)<h3 class="headline">.*?href="/articles/(\d+)/', page)
    return [int(pk) for pk in found]


def dyke_story(*, reporter: User, chief: User) -> Article:
    live_issue(
        1,
        reporter=reporter,
        chief=chief,
        headline="湖堤<加固>完工",
        kicker="迎战&大潮",
        body="<p>本报讯。</p><p>全长三公里的湖堤加固工程，昨天 5G 通水。</p>",
        bylines=[make_reporter("贺　满")],
        section=Section.objects.create(name="民生"),
        series=Series.objects.create(name="一线见闻"),
    )
    return Article.objects.get()
