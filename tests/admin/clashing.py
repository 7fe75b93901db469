"""Two people saving one story, step by step. No test stands here."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from articles import workflow
from articles.models import Article, Revision
from tests.admin.posting import Fields, change_address, fields_of
from tests.cast import NOW

A, B, C = "澄湖区昨日启动演练。", "三百余人参加了活动。", "局长到场讲话。"
Change = Callable[[Article], object]


def body(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def they_save(
    story: Article, by: User, change: Change | None = None, **fields: Any
) -> None:
    """A colleague saves these fields, and rows that `change` sets."""
    row = Article.objects.get(pk=story.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    workflow.save_copy(row, version=row.version, by=by, now=NOW)
    if change is not None:
        change(row)
    workflow.record_edit(row, by=by, now=NOW)


def saved(client: Client, story: Article, fields: Fields) -> HttpResponse:
    answer = client.post(change_address(story), fields)
    assert isinstance(answer, HttpResponse)
    return answer


def form_of(answer: HttpResponse) -> Fields:
    return fields_of(answer.content.decode())


def merge(client: Client, story: Article, clash: HttpResponse, **picks: str) -> Fields:
    """The form after the button, with the choices as they were preset or `picks`."""
    sent = form_of(clash) | picks | {"_merge": "1"}
    revisions = Revision.objects.count()
    answer = saved(client, story, sent)
    assert answer.status_code == 200
    assert Revision.objects.count() == revisions
    assert "已按所选合并" in answer.content.decode()
    assert "errornote" not in answer.content.decode()
    return form_of(answer)
