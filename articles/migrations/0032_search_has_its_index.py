import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    """After the entries: built at once it costs a fraction of growing by the story."""

    dependencies = [
        ("articles", "0031_stories_are_searched"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="searchentry",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["tokens", "head_tokens", "name_tokens"], name="search_by_token"
            ),
        ),
    ]
