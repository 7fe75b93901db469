"""A form sent twice by a double click files one story."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_groups_of_the_newsroom")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="form_key",
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
    ]
