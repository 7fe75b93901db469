import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0037_padded_names_sound_as_others"),
    ]

    operations = [
        migrations.AlterField(
            model_name='revisioncredit',
            name='reporter',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='revision_credits', to='articles.reporter'),
        ),
        migrations.AddIndex(
            model_name='revisioncredit',
            index=models.Index(fields=['reporter', '-revision'], name='credit_newest_of_name'),
        ),
    ]
