"""Addresses of an earlier site, kept so that they lead to what they showed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0022_what_readers_were_told_stays_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name='OldAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=500, unique=True, verbose_name='旧地址')),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='old_addresses', to='articles.article')),
                ('issue', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='old_addresses', to='articles.issue')),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='old_addresses', to='articles.page')),
            ],
            options={
                'verbose_name': '旧地址',
                'verbose_name_plural': '旧地址',
                'ordering': ['path'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('article__isnull', False), ('issue', None), ('page', None)), models.Q(('article', None), ('issue', None), ('page__isnull', False)), models.Q(('article', None), ('issue__isnull', False), ('page', None)), _connector='OR'), name='old_address_leads_to_one')],
            },
        ),
    ]
