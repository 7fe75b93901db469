"""A reviewer claims a story; the claim ends when the story moves to another state.

By trigger, because every verb moves stories and none may forget it.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FORWARD = """
CREATE FUNCTION articles_end_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM articles_claim WHERE article_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER claim_ends AFTER UPDATE OF state ON articles_article
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
    EXECUTE FUNCTION articles_end_claim();
"""
BACKWARD = """
DROP TRIGGER claim_ends ON articles_article;
DROP FUNCTION articles_end_claim();
"""


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0009_pages_have_a_space_and_issues_a_deadline"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='desklog',
            name='verb',
            field=models.CharField(choices=[('create', '新建'), ('edit', '修改'), ('delete', '删除'), ('submit', '提交'), ('take_back', '撤回'), ('claim', '领稿'), ('unclaim', '放回'), ('return', '退改'), ('sign', '签发'), ('unsign', '撤签'), ('withdraw', '撤稿'), ('restore', '恢复'), ('place', '上版'), ('unplace', '撤版'), ('release', '发布'), ('delay', '缓发'), ('pull', '抽稿'), ('import', '导入'), ('unlock', '解锁'), ('refused', '被拒绝')], max_length=20, verbose_name='做了什么'),
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='claim', to='articles.article')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='领稿人')),
            ],
            options={
                'verbose_name': '领稿',
                'verbose_name_plural': '领稿',
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('changed', models.BooleanField(default=False, verbose_name='有未存的改动')),
                ('article', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='articles.article')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '打开稿件的人',
                'verbose_name_plural': '打开稿件的人',
                'indexes': [models.Index(fields=['at'], name='presence_by_time')],
                'constraints': [models.UniqueConstraint(fields=('article', 'person'), name='presence_once_a_person')],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
