"""Approvals of pages and issues, which the database itself keeps unchanged."""

import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


FORWARD = """
CREATE TRIGGER approval_append_only BEFORE UPDATE OR DELETE ON articles_approval
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
"""
BACKWARD = "DROP TRIGGER approval_append_only ON articles_approval;"


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0010_stories_are_claimed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='desklog',
            name='verb',
            field=models.CharField(choices=[('create', '新建'), ('edit', '修改'), ('delete', '删除'), ('submit', '提交'), ('take_back', '撤回'), ('claim', '领稿'), ('unclaim', '放回'), ('return', '退改'), ('sign', '签发'), ('unsign', '撤签'), ('withdraw', '撤稿'), ('restore', '恢复'), ('place', '上版'), ('unplace', '撤版'), ('release', '发布'), ('delay', '缓发'), ('pull', '抽稿'), ('approve_page', '签大样'), ('approve_issue', '付印'), ('import', '导入'), ('unlock', '解锁'), ('refused', '被拒绝')], max_length=20, verbose_name='做了什么'),
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(max_length=40, verbose_name='当时职务')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('comment', models.TextField(blank=True, max_length=500, verbose_name='意见')),
                ('content', models.JSONField(verbose_name='所签内容')),
                ('digest', models.CharField(max_length=64, verbose_name='指纹')),
                ('log_head', models.CharField(blank=True, max_length=64, verbose_name='当时的日志末行指纹')),
                ('issue', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='articles.issue', verbose_name='期次')),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='articles.page', verbose_name='版面')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to=settings.AUTH_USER_MODEL, verbose_name='签署人')),
            ],
            options={
                'verbose_name': '大样和付印记录',
                'verbose_name_plural': '大样和付印记录',
                'ordering': ['at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('issue__isnull', True), ('page__isnull', False)), models.Q(('issue__isnull', False), ('page__isnull', True)), _connector='OR'), name='approval_of_page_or_issue'), models.CheckConstraint(condition=models.Q(('at__isnull', True), models.Q(('at__gte', datetime.datetime(1949, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)), ('at__lte', datetime.datetime(2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))), _connector='OR'), name='approval_instant_plausible'), models.UniqueConstraint(fields=('page', 'digest'), name='approval_page_list_once'), models.UniqueConstraint(fields=('issue', 'digest'), name='approval_issue_list_once')],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
