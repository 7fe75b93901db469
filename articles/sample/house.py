"""What the desk of the sample paper keeps beside its copy: house words, leaders."""

import tomllib
from pathlib import Path
from typing import Any

from django.utils import dateparse

from articles.models import HouseWord, Leader, LeaderPost
from articles.word_table import plan_for, take_in

FOLDER = Path(__file__).parent
IN_OFFICE = dateparse.parse_date("2024-03-01")


def make_house(*, by: Any, now: Any) -> int:
    """Both lists as they would come in by hand; what is there already stays."""
    if not HouseWord.objects.exists():
        text = (FOLDER / "house_words.csv").read_text(encoding="utf-8")
        take_in(text, seal=plan_for(text).seal, by=by, now=now)
    rows = tomllib.loads((FOLDER / "leaders.toml").read_text(encoding="utf-8"))
    for row in rows["leaders"]:
        leader, fresh = Leader.objects.get_or_create(
            name=row["name"], defaults={"rank": row["rank"]}
        )
        posts = row["posts"] if fresh else []
        LeaderPost.objects.bulk_create(
            LeaderPost(leader=leader, title=title, since=IN_OFFICE) for title in posts
        )
    return HouseWord.objects.count() + Leader.objects.count()
