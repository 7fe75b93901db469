"""One group a post. What each may do stands in permissions.py, not in the database."""

from django.db import migrations

GROUPS = (
    "correspondent",
    "reporter",
    "photo_editor",
    "page_editor",
    "proofreader",
    "desk_head",
    "chief",
    "administrator",
    "auditor",
)


def forward(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    for name in GROUPS:
        group.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_desk_log_append_only"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(forward, migrations.RunPython.noop)]
