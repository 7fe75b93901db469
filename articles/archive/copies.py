"""A story on its way into the database: its record, its text, the rows around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.archive.preparing import Text
from articles.archive.records import StoryRecord
from articles.models import Page, Photo


@dataclass(frozen=True, slots=True)
class Copy:
    """A story with all that is written of it."""

    page: int
    record: StoryRecord
    text: Text
    photos: Sequence[Photo] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A story with the numbers that its rows will have."""

    copy: Copy
    page: Page
    article_id: int
    revision_id: int
