"""What a browser would send: the fields of a form as it was shown, changed by hand."""

from html.parser import HTMLParser
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin.confirming import UNCARRIED
from articles.models import Article

Fields = dict[str, Any]


class _Form(HTMLParser):
    """Reads the values out of the admin's own form, like a browser would send them."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id, self.inside = form_id, False
        self.fields: Fields = {}
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        if tag == "form":
            self.inside = a.get("id") == self.form_id
        if not self.inside:
            return
        name = a.get("name") or ""
        kind = a.get("type") or "text"
        if tag == "input" and name and kind not in ("submit", "file"):
            if kind not in ("checkbox", "radio") or "checked" in a:
                self.fields[name] = a.get("value") or _empty(kind)
        elif tag == "select":
            self.select = name
            self.fields.setdefault(name, "")
        elif tag == "option" and self.select and "selected" in a:
            self.fields[self.select] = a.get("value") or ""
        elif tag == "textarea":
            self.area = name
            self.fields[name] = ""

    def handle_data(self, data: str) -> None:
        if self.inside and self.area:
            # A browser drops the newline that the template puts first.
            self.fields[self.area] += data if self.fields[self.area] else data[1:]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.area = ""
        elif tag == "select":
            self.select = ""


def _empty(kind: str) -> str:
    return "on" if kind == "checkbox" else ""


def shown(client: Client, address: str, *, form: str = "article_form") -> Fields:
    """Every field of the form at this address, with its value."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return fields_of(answer.content.decode(), form=form)


def fields_of(page: str, *, form: str = "article_form") -> Fields:
    """Every field of the form that this page shows, with its value."""
    reader = _Form(form)
    reader.feed(page)
    return {k: v for k, v in reader.fields.items() if "__prefix__" not in k}


def queries_of(client: Client, address: str) -> int:
    """How many queries a page costs."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def change_address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def add_address() -> str:
    return reverse("admin:articles_article_add")


def verb_address(article: Article, verb: str) -> str:
    return reverse(f"admin:articles_article_{verb}", args=[article.pk])


def asked(client: Client, address: str, sent: Fields) -> Fields:
    """What the page that asks would send, after it was shown for `sent`."""
    answer = client.post(address, sent)
    assert answer.status_code == 403
    assert "先确认是您本人" in answer.text
    assert "no-store" in answer["Cache-Control"]
    return carried(answer.text)


def carried(page: str) -> Fields:
    fields = fields_of(page, form="confirm_form")
    own = {UNCARRIED, "confirm-password", "confirm-code"}
    return {name: value for name, value in fields.items() if name not in own}
