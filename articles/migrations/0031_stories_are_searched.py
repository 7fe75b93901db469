import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from articles.search.entries import columns_of, words_of

BATCH = 500
# Tokens are read by the index alone: out of the way of the text, which is read more
# often, and of no use to the planner. Looking a table through is what puts new entries
# into its index, so that is done after each issue and not after every tenth of all.
STORAGE = """
ALTER TABLE articles_searchentry
    ALTER tokens SET STORAGE EXTERNAL,
    ALTER tokens SET STATISTICS 0,
    ALTER head_tokens SET STATISTICS 0,
    ALTER name_tokens SET STATISTICS 0,
    ALTER text SET STATISTICS 0,
    SET (autovacuum_analyze_threshold = 20, autovacuum_analyze_scale_factor = 0)
"""


def enter_live_stories(apps, schema_editor):
    """Everything that is released or will be. reindex_search does it again at will."""
    article = apps.get_model("articles", "Article")
    entry = apps.get_model("articles", "SearchEntry")
    known = {field.name for field in entry._meta.concrete_fields}
    rows = article.objects.filter(live_revision__isnull=False).order_by("pk")
    columns = ("pk", "live_revision", "live_from", "live_revision__content")
    waiting = []
    for pk, revision, live_from, content in rows.values_list(*columns).iterator(BATCH):
        values = columns_of(words_of(content), live_from=live_from)
        kept = {name: value for name, value in values.items() if name in known}
        waiting.append(entry(article_id=pk, revision=revision, **kept))
        if len(waiting) == BATCH:
            entry.objects.bulk_create(waiting)
            waiting = []
    entry.objects.bulk_create(waiting)


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0030_photos_know_the_size_of_their_original"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("revision", models.BigIntegerField()),
                ("year", models.SmallIntegerField()),
                ("made", models.SmallIntegerField()),
                ("head", models.TextField()),
                ("names", models.TextField()),
                ("text", models.TextField()),
                (
                    "tokens",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
                (
                    "head_tokens",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
                (
                    "name_tokens",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
            ],
        ),
        migrations.RunSQL(STORAGE, migrations.RunSQL.noop),
        migrations.RunPython(enter_live_stories, migrations.RunPython.noop),
    ]
