"""Three reviews: stages, decisions, warnings, and the policy by kind of story."""

from django.conf import settings
from django.db import migrations, models


TWO = ("brief", "picture")
KINDS = (
    "news",
    "feature",
    "sketch",
    "comment",
    "picture",
    "brief",
    "notice",
    "supplement",
    "letter",
    "reprint",
    "advert",
)
# A step of a review never changes but by being voided.
FORWARD = """
CREATE TRIGGER sign_off_immutable BEFORE UPDATE OF
    article_id, revision_id, stage, decision, person_id, post, comment, warnings, skipped, at
    ON articles_signoff FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
"""
BACKWARD = "DROP TRIGGER sign_off_immutable ON articles_signoff;"


def policies(apps, schema_editor):
    policy = apps.get_model("articles", "ReviewPolicy")
    for kind in KINDS:
        policy.objects.get_or_create(
            kind=kind, defaults={"reviews": "two" if kind in TWO else "three"}
        )


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0011_pages_and_issues_are_approved"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReviewPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('news', '消息'), ('feature', '通讯'), ('sketch', '特写'), ('comment', '评论'), ('picture', '图片新闻'), ('brief', '短讯'), ('notice', '公告'), ('supplement', '副刊'), ('letter', '读者来信'), ('reprint', '转载'), ('advert', '广告')], editable=False, max_length=20, unique=True, verbose_name='体裁')),
                ('reviews', models.CharField(choices=[('three', '三审：一审、二审、签发'), ('two', '两审：一审、签发')], default='three', help_text='已送审的稿件从下一步起按新的办。', max_length=20, verbose_name='几审')),
            ],
            options={
                'verbose_name': '审稿制度',
                'verbose_name_plural': '审稿制度',
                'ordering': ['pk'],
            },
        ),
        migrations.AlterModelOptions(
            name='signoff',
            options={'ordering': ['article', 'at', 'pk'], 'verbose_name': '审签记录', 'verbose_name_plural': '审签记录'},
        ),
        migrations.RemoveConstraint(
            model_name='signoff',
            name='sign_off_stage_once',
        ),
        migrations.RemoveConstraint(
            model_name='signoff',
            name='sign_off_person_once',
        ),
        migrations.AddField(
            model_name='signoff',
            name='decision',
            field=models.CharField(choices=[('passed', '通过'), ('returned', '退改')], db_default='passed', default='passed', max_length=20, verbose_name='结论'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='skipped',
            field=models.JSONField(db_default=models.Value([], output_field=models.JSONField()), default=list, verbose_name='略过的环节'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='warnings',
            field=models.JSONField(db_default=models.Value([], output_field=models.JSONField()), default=list, verbose_name='提示与答复'),
        ),
        migrations.AlterField(
            model_name='article',
            name='state',
            field=models.CharField(choices=[('draft', '草稿'), ('submitted', '待一审'), ('second', '待二审'), ('final', '待签发'), ('returned', '退改'), ('signed', '已签发'), ('withdrawn', '已撤稿')], default='draft', editable=False, max_length=20, verbose_name='状态'),
        ),
        migrations.AlterField(
            model_name='desklog',
            name='verb',
            field=models.CharField(choices=[('create', '新建'), ('edit', '修改'), ('delete', '删除'), ('submit', '提交'), ('take_back', '撤回'), ('claim', '领稿'), ('unclaim', '放回'), ('return', '退改'), ('approve', '审过'), ('sign', '签发'), ('emergency_sign', '紧急签发'), ('after_review', '补审'), ('unsign', '撤签'), ('withdraw', '撤稿'), ('restore', '恢复'), ('place', '上版'), ('unplace', '撤版'), ('release', '发布'), ('delay', '缓发'), ('pull', '抽稿'), ('import', '导入'), ('unlock', '解锁'), ('refused', '被拒绝')], max_length=20, verbose_name='做了什么'),
        ),
        migrations.AlterField(
            model_name='revision',
            name='state',
            field=models.CharField(choices=[('draft', '草稿'), ('submitted', '待一审'), ('second', '待二审'), ('final', '待签发'), ('returned', '退改'), ('signed', '已签发'), ('withdrawn', '已撤稿')], max_length=20, verbose_name='当时状态'),
        ),
        migrations.AlterField(
            model_name='signoff',
            name='stage',
            field=models.CharField(choices=[('first', '一审'), ('second', '二审'), ('final', '签发'), ('after', '补审'), ('archive', '档案入库')], max_length=20, verbose_name='环节'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.UniqueConstraint(condition=models.Q(('decision', 'passed'), ('voided_at__isnull', True)), fields=('article', 'stage'), name='sign_off_stage_once'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.UniqueConstraint(condition=models.Q(('decision', 'passed'), ('voided_at__isnull', True)), fields=('article', 'person'), name='sign_off_person_once'),
        ),
        migrations.AddConstraint(
            model_name='reviewpolicy',
            constraint=models.CheckConstraint(condition=models.Q(('reviews__in', ['three', 'two'])), name='review_policy_never_below_two'),
        ),
        migrations.RunPython(policies, migrations.RunPython.noop),
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.AlterField(
            model_name='desklog',
            name='verb',
            field=models.CharField(choices=[('create', '新建'), ('edit', '修改'), ('delete', '删除'), ('submit', '提交'), ('take_back', '撤回'), ('claim', '领稿'), ('unclaim', '放回'), ('return', '退改'), ('approve', '审过'), ('sign', '签发'), ('emergency_sign', '紧急签发'), ('after_review', '补审'), ('unsign', '撤签'), ('withdraw', '撤稿'), ('restore', '恢复'), ('place', '上版'), ('unplace', '撤版'), ('release', '发布'), ('delay', '缓发'), ('pull', '抽稿'), ('approve_page', '签大样'), ('approve_issue', '付印'), ('import', '导入'), ('unlock', '解锁'), ('refused', '被拒绝')], max_length=20, verbose_name='做了什么'),
        ),
    ]
