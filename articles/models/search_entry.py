"""What search knows of a live story: its signed text in folded form, and its tokens.

Readers are shown nothing of it. Whether a story may be found is asked of the story.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from articles.models.article import Article


class SearchEntry(models.Model):
    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    # An entry counts only while this is the story's live_revision. A number to compare
    # and no reference: every revision that is deleted would look for its entry.
    revision = models.BigIntegerField()
    year = models.SmallIntegerField()  # of live_from in Shanghai
    made = models.SmallIntegerField()  # by which rules: see search/tokens.py
    head = models.TextField()
    names = models.TextField()
    text = models.TextField()  # head, names and all the rest
    tokens = ArrayField(models.IntegerField())
    head_tokens = ArrayField(models.IntegerField())
    name_tokens = ArrayField(models.IntegerField())

    class Meta:
        indexes = [
            GinIndex(
                fields=["tokens", "head_tokens", "name_tokens"], name="search_by_token"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
