"""Each taking of a story out of the paper is a row that stays."""

import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FORWARD = """
CREATE TRIGGER withdrawal_kept BEFORE DELETE ON articles_withdrawal
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_deletion();
"""
BACKWARD = "DROP TRIGGER withdrawal_kept ON articles_withdrawal;"


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0018_readers_are_told_of_corrections"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(max_length=500, verbose_name='撤稿原因')),
                ('ordered_by', models.CharField(max_length=60, verbose_name='由谁决定')),
                ('told', models.CharField(blank=True, choices=[('facts', '内容与事实不符'), ('source', '供稿方要求撤回'), ('rights', '涉及版权'), ('privacy', '涉及个人信息'), ('duplicate', '重复刊发')], max_length=20, verbose_name='告诉读者的原因')),
                ('post', models.CharField(blank=True, max_length=40, verbose_name='当时职务')),
                ('at', models.DateTimeField(verbose_name='撤稿时间')),
                ('undone_at', models.DateTimeField(null=True, verbose_name='恢复时间')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawals', to='articles.article', verbose_name='稿件')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='撤稿人')),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='恢复人')),
            ],
            options={
                'verbose_name': '撤稿',
                'verbose_name_plural': '撤稿',
                'ordering': ['article', '-at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('article',), name='withdrawn_once_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('undone_at__isnull', True), ('undone_by__isnull', True)), models.Q(('undone_at__isnull', False), ('undone_by__isnull', False)), _connector='OR'), name='withdrawal_undone_whole'), models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('ordered_by', ''), _negated=True)), name='withdrawal_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('at__isnull', True), models.Q(('at__gte', datetime.datetime(1949, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)), ('at__lte', datetime.datetime(2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))), _connector='OR'), models.Q(('undone_at__isnull', True), models.Q(('undone_at__gte', datetime.datetime(1949, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)), ('undone_at__lte', datetime.datetime(2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))), _connector='OR')), name='withdrawal_instants_plausible')],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
