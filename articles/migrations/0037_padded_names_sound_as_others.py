from django.db import migrations

from articles.text import pinyin_key


def sound_again(apps, schema_editor):
    for noun in ("Reporter", "Section", "Series"):
        model = apps.get_model("articles", noun)
        for row in model.objects.filter(name__regex=r"\s"):
            model.objects.filter(pk=row.pk).update(pinyin=pinyin_key(row.name))


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0036_the_name_may_be_a_picture"),
    ]

    operations = [
        migrations.RunPython(sound_again, migrations.RunPython.noop),
    ]
