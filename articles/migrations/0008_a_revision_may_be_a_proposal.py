"""A proposed text stands beside the working copy until a signature stands under it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_accounts_are_unlocked"),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="proposed",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="改样"
            ),
        ),
    ]
