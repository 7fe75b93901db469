"""The clock stands at NOW for every public door; one story has every part."""

import pytest
import time_machine
from django.contrib.auth.models import User

from articles.models import Article, ArticlePhoto, Byline, Section
from articles.workflow import record_edit
from tests.cast import (
    NOW,
    jpeg,
    make_article,
    make_photo,
    make_reporter,
    released_issue,
)
from tests.views.paper import sign


@pytest.fixture(autouse=True)
def _stopped(clock: time_machine.Traveller) -> None:
    """Views ask timezone.now(); tests decide what it says."""


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    known = make_reporter("贺小满")
    row = make_article(
        by=reporter,
        bylines=[known],
        headline="三百人上堤",
        kicker="引题在上",
        deck="副题在下",
        dateline="本报讯",
        summary="提要一句。",
        section=Section.objects.create(name="民生"),
    )
    others = [
        {"printed_name": "姚禾", "role": "intern"},
        {"printed_name": "冯秀娥", "role": "correspondent", "organisation": "横圩镇"},
        {"printed_name": "澄湖区水务局", "role": "contributor"},
        {"printed_name": "罗堃", "role": "editor"},
        {"printed_name": "宋芊", "role": "designer"},
    ]
    for order, fields in enumerate(others, 1):
        Byline.objects.create(article=row, order=order, **fields)
    for order, size in enumerate([(640, 480), (900, 600)]):
        photo = make_photo(by=reporter, raw=jpeg(size), caption=f"图{order}。")
        ArticlePhoto.objects.create(
            article=row, photo=photo, order=order, after=order, lead=order == 1
        )
    record_edit(row, by=reporter, now=NOW)
    row.tags.add("防汛", "澄湖")
    sign(row, by=reporter, chief=chief)
    released_issue([row], chief=chief)
    return row
