"""Corrections: filed, signed once, at most voided; their words never change.

The rule stands in the database: a trigger lets through the signing of what waits and
the voiding of what stands, and nothing else.
"""

import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FORWARD = """
CREATE FUNCTION articles_keep_correction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    signing text[] := ARRAY[
        'signed_by_id', 'signed_post', 'signed_at', 'signed_hash', 'new_revision_id'];
    voiding text[] := ARRAY['voided_by_id', 'voided_at', 'void_reason'];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.voided_at IS NULL AND (
            to_jsonb(NEW) - voiding = to_jsonb(OLD) - voiding
            OR OLD.signed_at IS NULL
                AND to_jsonb(NEW) - signing = to_jsonb(OLD) - signing
        ) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% keeps what was filed and signed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER correction_kept BEFORE UPDATE OR DELETE ON articles_correction
    FOR EACH ROW EXECUTE FUNCTION articles_keep_correction();
"""
BACKWARD = """
DROP TRIGGER correction_kept ON articles_correction;
DROP FUNCTION articles_keep_correction();
"""


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0017_editions_are_chosen_by_their_word"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='desklog',
            name='verb',
            field=models.CharField(choices=[('create', '新建'), ('edit', '修改'), ('delete', '删除'), ('submit', '提交'), ('take_back', '撤回'), ('claim', '领稿'), ('unclaim', '放回'), ('return', '退改'), ('approve', '审过'), ('sign', '签发'), ('emergency_sign', '紧急签发'), ('after_review', '补审'), ('unsign', '撤签'), ('withdraw', '撤稿'), ('restore', '恢复'), ('correct', '提更正'), ('sign_correction', '签发更正'), ('void_correction', '作废更正'), ('place', '上版'), ('unplace', '撤版'), ('release', '发布'), ('delay', '缓发'), ('publish', '网上先发'), ('call_off', '取消先发'), ('pull', '抽稿'), ('approve_page', '签大样'), ('approve_issue', '付印'), ('import', '导入'), ('unlock', '解锁'), ('step_on', '启用两步验证'), ('step_off', '关闭两步验证'), ('step_reset', '重置两步验证'), ('step_codes', '换备用码'), ('step_code_used', '用了备用码'), ('refused', '被拒绝')], max_length=20, verbose_name='做了什么'),
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('error', '更正'), ('update', '更新'), ('clarification', '说明'), ('apology', '致歉')], default='error', max_length=20, verbose_name='种类')),
                ('was', models.TextField(blank=True, max_length=500, verbose_name='原文')),
                ('should_be', models.TextField(blank=True, max_length=500, verbose_name='更正为')),
                ('note', models.TextField(blank=True, max_length=500, verbose_name='说明')),
                ('fix_text', models.BooleanField(default=False, verbose_name='网上的文字也改')),
                ('title', models.CharField(max_length=200, verbose_name='见报标题')),
                ('issue_date', models.DateField(verbose_name='见报日期')),
                ('issue_name', models.CharField(blank=True, max_length=60, verbose_name='期次')),
                ('page_name', models.CharField(blank=True, max_length=60, verbose_name='版面')),
                ('filed_post', models.CharField(blank=True, max_length=40, verbose_name='提出时职务')),
                ('filed_at', models.DateTimeField(verbose_name='提出时间')),
                ('signed_post', models.CharField(blank=True, max_length=40, verbose_name='签发时职务')),
                ('signed_at', models.DateTimeField(null=True, verbose_name='签发时间')),
                ('signed_hash', models.CharField(blank=True, max_length=64, verbose_name='指纹')),
                ('voided_at', models.DateTimeField(null=True, verbose_name='作废时间')),
                ('void_reason', models.TextField(blank=True, max_length=500, verbose_name='作废原因')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='articles.article', verbose_name='稿件')),
                ('filed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='提出人')),
                ('new_revision', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='articles.revision', verbose_name='改后文本')),
                ('printed_revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='articles.revision', verbose_name='见报文本')),
                ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='签发人')),
                ('voided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='作废人')),
            ],
            options={
                'verbose_name': '更正',
                'verbose_name_plural': '更正',
                'ordering': ['-pk'],
                'indexes': [models.Index(condition=models.Q(('voided_at__isnull', True)), fields=['-signed_at', '-id'], name='correction_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('fix_text', False), ('should_be', ''), ('was', ''), models.Q(('kind', 'error'), _negated=True), models.Q(('note', ''), _negated=True)), models.Q(models.Q(('was', ''), _negated=True), models.Q(('should_be', ''), _negated=True), models.Q(('was', models.F('should_be')), _negated=True)), _connector='OR'), name='correction_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('signed_at__isnull', True), ('signed_by__isnull', True), ('signed_hash', '')), models.Q(('signed_at__isnull', False), ('signed_by__isnull', False), models.Q(('signed_hash', ''), _negated=True)), _connector='OR'), name='correction_signed_whole'), models.CheckConstraint(condition=models.Q(('signed_by__isnull', True), models.Q(('signed_by', models.F('filed_by')), _negated=True), _connector='OR'), name='correction_signed_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('fix_text', True), ('signed_at__isnull', False), ('new_revision__isnull', False)), models.Q(models.Q(('fix_text', True), ('signed_at__isnull', False), _negated=True), ('new_revision__isnull', True)), _connector='OR'), name='correction_fix_has_text'), models.CheckConstraint(condition=models.Q(models.Q(('void_reason', ''), ('voided_at__isnull', True), ('voided_by__isnull', True)), models.Q(('voided_at__isnull', False), ('voided_by__isnull', False), models.Q(('void_reason', ''), _negated=True)), _connector='OR'), name='correction_voided_whole'), models.CheckConstraint(condition=models.Q(models.Q(('filed_at__isnull', True), models.Q(('filed_at__gte', datetime.datetime(1949, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)), ('filed_at__lte', datetime.datetime(2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))), _connector='OR'), models.Q(('signed_at__isnull', True), models.Q(('signed_at__gte', datetime.datetime(1949, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)), ('signed_at__lte', datetime.datetime(2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))), _connector='OR'), models.Q(('voided_at__isnull', True), models.Q(('voided_at__gte', datetime.datetime(1949, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)), ('voided_at__lte', datetime.datetime(2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))), _connector='OR')), name='correction_instants_plausible')],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
