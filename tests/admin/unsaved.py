"""Typing into a form without saving it. No test stands here."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests.admin.posting import (
    change_address,
    shown,
    verb_address,
)

MARKER = "窗外的雨还没有停"
NEW = reverse("admin:articles_article_new_draft")


def keep(client: Client, article: Article | None, **fields: Any) -> HttpResponse:
    address = verb_address(article, "draft") if article else NEW
    answer = client.post(address, fields)
    assert isinstance(answer, HttpResponse)
    return answer


def typed_into(client: Client, article: Article, **fields: Any) -> dict[str, Any]:
    """A form as shown, typed into, kept by the browser and then left."""
    form = shown(client, change_address(article)) | fields
    assert keep(client, article, **form).status_code == 200
    return form
