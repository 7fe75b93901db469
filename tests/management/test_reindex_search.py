"""reindex_search mends whatever is not as it should be, and --check names it."""

import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Article, SearchEntry
from articles.search import upkeep
from tests.cast import make_article
from tests.search.truth import found
from tests.views.paper import live_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(reporter: User, chief: User) -> list[Article]:
    live_issue(4, reporter=reporter, chief=chief, body="<p>湖堤加固完工。</p>")
    return list(Article.objects.order_by("pk"))


def run(**options: Any) -> str:
    out = io.StringIO()
    call_command("reindex_search", stdout=out, **options)
    return out.getvalue()


def test_index_is_mended_in_every_way_it_can_be_wrong(
    stories: list[Article], reporter: User
) -> None:
    lost, old, elsewhere, spoilt = stories
    draft = make_article(by=reporter)
    SearchEntry.objects.filter(pk=lost.pk).delete()
    SearchEntry.objects.filter(pk=old.pk).update(made=0, tokens=[], text="")
    SearchEntry.objects.filter(pk=elsewhere.pk).update(year=1990)
    stray = SearchEntry.objects.get(pk=spoilt.pk)
    stray.pk = draft.pk
    stray.save(force_insert=True)
    assert "3 entries made" in run()
    assert set(found("湖堤")) == {story.pk for story in stories}
    assert not SearchEntry.objects.filter(pk=draft.pk).exists()
    assert "no other" in run(check=True)


def test_check_names_what_only_looks_right_and_all_mends_it(
    stories: list[Article],
) -> None:
    wrong = stories[2]
    SearchEntry.objects.filter(pk=wrong.pk).update(text=" 别的字 ")
    with pytest.raises(CommandError, match="1 faults"):
        run(check=True)
    assert "0 entries made" in run()
    assert "4 entries made" in run(everything=True)
    assert "no other" in run(check=True)


def test_interrupted_it_goes_on_where_it_was(
    stories: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "BATCH", 1)
    SearchEntry.objects.all().delete()
    steps = upkeep.rebuild()
    assert [next(steps), next(steps)] == [(1, 4), (2, 4)]
    del steps
    assert "2 entries made" in run()
