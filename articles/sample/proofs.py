"""The sample's proofs, read by the verbs that its staff would use."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User

from articles import workflow
from articles.amending import amended
from articles.models import Article
from articles.workflow.proofs import reading_of
from articles.workflow.resigning import WORDS

FILE = Path(__file__).parent / "proofs.toml"
A_READING = dt.timedelta(minutes=1)


def sample_proofs() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["proofs"]
    return rows


def make_proofs(*, now: dt.datetime) -> int:
    """On signed copy of the planned issue. Returns how many."""
    rows = sample_proofs()
    for number, row in enumerate(rows, 1):
        article = Article.objects.get(headline=row["headline"])
        by = User.objects.get(username=row["reader"])
        reading = reading_of(article, person=by)
        content = reading.base.content
        if row["was"]:
            content = amended(content, was=row["was"], should_be=row["should_be"])
        workflow.proofread(
            article,
            words={name: content[name] for name in WORDS},
            captions=[photo["caption"] for photo in content["photos"]],
            token=reading.token,
            errors=row["errors"],
            comment=row["comment"],
            by=by,
            now=now - (len(rows) - number) * A_READING,
        )
    return len(rows)
