"""The sample's corrections, filed and signed by the verbs that its staff would use."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from articles import workflow
from articles.models import Article

FILE = Path(__file__).parent / "corrections.toml"
DAY_AFTER = dt.timedelta(hours=27, minutes=20)  # the paper is out at six
TO_SIGN = dt.timedelta(minutes=35)


def sample_corrections() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["corrections"]
    return rows


def make_corrections(*, filer: Any, chief: Any, now: dt.datetime) -> int:
    """On the released issues; call it when they are out. Returns how many."""
    rows = sample_corrections()
    for row in rows:
        words = dict(row)
        article = Article.objects.live(now).get(headline=words.pop("headline"))
        signed = words.pop("signed")
        filed_at = min(now, (article.first_live_at or now) + DAY_AFTER)
        correction = workflow.correct(article, by=filer, now=filed_at, **words)
        if signed:
            signed_at = min(now, filed_at + TO_SIGN)
            workflow.sign_correction(correction, by=chief, now=signed_at)
    return len(rows)
