"""The paper's own facts are a row. What readers were told until now goes on: settings.PAPER
of this installation, and under it, where an issue came out, what the site printed."""

import django.core.validators
from django.conf import settings
from django.db import migrations, models


PRINTED = {
    "name": "澄湖日报",
    "latin": "CHENGHU DAILY",
    "publisher": "澄湖区融媒体中心",
    "about": "《澄湖日报》是澄湖区的区报。湖边的事、街巷里的事、会场里定下的事，都写给住在这里的人看。\n"
    "印在纸上的每一期，都原样放在这里：翻到哪一天，就是那一天的报纸。没有出报的日子，这里也没有。\n"
    "见报的稿件都署名，图片注明谁拍的、从哪里来。写错了，请告诉我们，我们更正。",
}
RENAMED = {"complaints": "report_phone"}


def forward(apps, schema_editor):
    paper = apps.get_model("articles", "Paper")
    known = {field.name for field in paper._meta.fields} - {"id"}
    told = getattr(settings, "PAPER", {})
    facts = dict(PRINTED) if apps.get_model("articles", "Issue").objects.exists() else {}
    for name, value in told.items():
        column = RENAMED.get(name, name)
        value = "\n".join(value) if isinstance(value, (list, tuple)) else value
        if column in known:
            facts[column] = value
    paper.objects.create(pk=1, **facts)


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0033_one_person_may_be_two_names"),
    ]

    operations = [
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(default='本报', help_text='印在报头、每页顶上和引文里，不带书名号。', max_length=20, verbose_name='报名')),
                ('latin', models.CharField(blank=True, help_text='报头下面的一行，如 HUBIN DAILY。', max_length=60, verbose_name='外文报名')),
                ('about', models.TextField(blank=True, help_text='印在“关于本报”一页，一行一段；第一段也是搜索引擎和订阅源里的介绍。', max_length=4000, verbose_name='本报简介')),
                ('sponsor', models.CharField(blank=True, max_length=60, verbose_name='主管单位')),
                ('publisher', models.CharField(blank=True, max_length=60, verbose_name='主办单位')),
                ('chief_editor', models.CharField(blank=True, max_length=30, verbose_name='总编辑')),
                ('hotline', models.CharField(blank=True, max_length=60, verbose_name='新闻热线')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='电子邮箱')),
                ('address', models.CharField(blank=True, max_length=120, verbose_name='社址')),
                ('postcode', models.CharField(blank=True, max_length=6, validators=[django.core.validators.RegexValidator('\\A(?:[0-9]{6})\\Z', '邮编是六位数字。')], verbose_name='邮编')),
                ('report_phone', models.CharField(blank=True, max_length=60, verbose_name='举报电话')),
                ('report_email', models.EmailField(blank=True, max_length=254, verbose_name='举报邮箱')),
                ('report_page', models.URLField(blank=True, help_text='如省、市网信办的举报页；完整网址。', validators=[django.core.validators.RegexValidator('^https?://', '网址要以 http:// 或 https:// 开头。')], verbose_name='举报网页')),
                ('serial_number', models.CharField(blank=True, help_text='如 CN 32-0001。', max_length=30, validators=[django.core.validators.RegexValidator('\\A(?:CN ?[0-9]{2}-[0-9]{4}(?:/[A-Z0-9]+)?)\\Z', '要像 CN 32-0001：CN、两位数字、横线、四位数字。')], verbose_name='国内统一连续出版物号')),
                ('icp', models.CharField(blank=True, help_text='如 苏ICP备2024000000号-1；页脚会链到工信部的备案网站。', max_length=40, validators=[django.core.validators.RegexValidator('\\A(?:\\w ?ICP ?[备证] ?[0-9A-Z]+ ?号(?:-[0-9]+)?)\\Z', '要像 苏ICP备2024000000号-1，照备案时给的写。')], verbose_name='ICP 备案号')),
                ('news_licence', models.CharField(blank=True, max_length=40, verbose_name='互联网新闻信息服务许可证')),
                ('police_record', models.CharField(blank=True, help_text='如 苏公网安备32000002000000号；页脚会链到公安部的备案网站。', max_length=40, validators=[django.core.validators.RegexValidator('\\A(?:\\w ?公网安备 ?[0-9]{11,14} ?号?)\\Z', '要像 苏公网安备32000002000000号：号码是 11 到 14 位数字。')], verbose_name='公网安备号')),
                ('whole_stories_in_feeds', models.BooleanField(default=True, help_text='不勾，RSS 里只有头几句和回到本站的链接。', verbose_name='订阅源里放全文')),
                ('version', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': '报纸资料',
                'verbose_name_plural': '报纸资料',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='paper_is_one'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='paper_has_a_name')],
            },
        ),
        migrations.RunPython(forward, migrations.RunPython.noop),
    ]
