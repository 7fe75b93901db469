"""Hand-offs to print, which the database itself keeps unchanged."""

import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


FORWARD = """
CREATE TRIGGER hand_off_append_only BEFORE UPDATE OR DELETE ON articles_handoff
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
CREATE TRIGGER handoff_not_emptied BEFORE TRUNCATE ON articles_handoff
    FOR EACH STATEMENT EXECUTE FUNCTION articles_refuse_emptying();
"""
BACKWARD = """
DROP TRIGGER handoff_not_emptied ON articles_handoff;
DROP TRIGGER hand_off_append_only ON articles_handoff;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0020_proofs_and_proposals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='desklog',
            name='verb',
            field=models.CharField(choices=[('create', '新建'), ('edit', '修改'), ('delete', '删除'), ('submit', '提交'), ('take_back', '撤回'), ('claim', '领稿'), ('unclaim', '放回'), ('return', '退改'), ('approve', '审过'), ('sign', '签发'), ('emergency_sign', '紧急签发'), ('after_review', '补审'), ('unsign', '撤签'), ('withdraw', '撤稿'), ('restore', '恢复'), ('correct', '提更正'), ('sign_correction', '签发更正'), ('void_correction', '作废更正'), ('proof', '校对'), ('propose', '提改样'), ('take_back_proposal', '撤回改样'), ('confirm', '采纳改样'), ('refuse_proposal', '不采纳改样'), ('place', '上版'), ('unplace', '撤版'), ('release', '发布'), ('delay', '缓发'), ('publish', '网上先发'), ('call_off', '取消先发'), ('pull', '抽稿'), ('approve_page', '签大样'), ('approve_issue', '付印'), ('hand_off', '发排'), ('import', '导入'), ('unlock', '解锁'), ('step_on', '启用两步验证'), ('step_off', '关闭两步验证'), ('step_reset', '重置两步验证'), ('step_codes', '换备用码'), ('step_code_used', '用了备用码'), ('refused', '被拒绝')], max_length=20, verbose_name='做了什么'),
        ),
        migrations.CreateModel(
            name='HandOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(max_length=40, verbose_name='当时职务')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('content', models.JSONField(verbose_name='所发稿件')),
                ('sha256', models.CharField(max_length=64, verbose_name='压缩包指纹')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_offs', to='articles.page', verbose_name='版面')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_offs', to=settings.AUTH_USER_MODEL, verbose_name='发排人')),
            ],
            options={
                'verbose_name': '发排记录',
                'verbose_name_plural': '发排记录',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('at__isnull', True), models.Q(('at__gte', datetime.datetime(1949, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)), ('at__lte', datetime.datetime(2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))), _connector='OR'), name='hand_off_instant_plausible')],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
