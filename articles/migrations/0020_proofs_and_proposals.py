"""Proofs are kept as they were read; what became of a proposal is said once."""

import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FORWARD = """
CREATE TRIGGER proof_append_only BEFORE UPDATE OR DELETE ON articles_proof
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
CREATE TRIGGER proposal_kept BEFORE DELETE ON articles_proposal
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_deletion();
CREATE TRIGGER proposal_decided_once BEFORE UPDATE ON articles_proposal
    FOR EACH ROW WHEN (
        OLD.outcome IN ('accepted', 'refused', 'taken_back', 'lapsed')
        OR (OLD.article_id, OLD.revision_id, OLD.sign_off_id, OLD.person_id, OLD.at)
        IS DISTINCT FROM
        (NEW.article_id, NEW.revision_id, NEW.sign_off_id, NEW.person_id, NEW.at)
    ) EXECUTE FUNCTION articles_refuse_change();
CREATE TRIGGER proof_not_emptied BEFORE TRUNCATE ON articles_proof
    FOR EACH STATEMENT EXECUTE FUNCTION articles_refuse_emptying();
CREATE TRIGGER proposal_not_emptied BEFORE TRUNCATE ON articles_proposal
    FOR EACH STATEMENT EXECUTE FUNCTION articles_refuse_emptying();
"""
BACKWARD = """
DROP TRIGGER proposal_not_emptied ON articles_proposal;
DROP TRIGGER proof_not_emptied ON articles_proof;
DROP TRIGGER proposal_decided_once ON articles_proposal;
DROP TRIGGER proposal_kept ON articles_proposal;
DROP TRIGGER proof_append_only ON articles_proof;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0019_withdrawals_are_kept"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="desklog",
            name="verb",
            field=models.CharField(
                choices=[
                    ("create", "新建"),
                    ("edit", "修改"),
                    ("delete", "删除"),
                    ("submit", "提交"),
                    ("take_back", "撤回"),
                    ("claim", "领稿"),
                    ("unclaim", "放回"),
                    ("return", "退改"),
                    ("approve", "审过"),
                    ("sign", "签发"),
                    ("emergency_sign", "紧急签发"),
                    ("after_review", "补审"),
                    ("unsign", "撤签"),
                    ("withdraw", "撤稿"),
                    ("restore", "恢复"),
                    ("correct", "提更正"),
                    ("sign_correction", "签发更正"),
                    ("void_correction", "作废更正"),
                    ("proof", "校对"),
                    ("propose", "提改样"),
                    ("take_back_proposal", "撤回改样"),
                    ("confirm", "采纳改样"),
                    ("refuse_proposal", "不采纳改样"),
                    ("place", "上版"),
                    ("unplace", "撤版"),
                    ("release", "发布"),
                    ("delay", "缓发"),
                    ("publish", "网上先发"),
                    ("call_off", "取消先发"),
                    ("pull", "抽稿"),
                    ("approve_page", "签大样"),
                    ("approve_issue", "付印"),
                    ("import", "导入"),
                    ("unlock", "解锁"),
                    ("step_on", "启用两步验证"),
                    ("step_off", "关闭两步验证"),
                    ("step_reset", "重置两步验证"),
                    ("step_codes", "换备用码"),
                    ("step_code_used", "用了备用码"),
                    ("refused", "被拒绝"),
                ],
                max_length=20,
                verbose_name="做了什么",
            ),
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("content", models.JSONField(null=True, verbose_name="所校版面")),
                (
                    "lap",
                    models.PositiveSmallIntegerField(default=1, verbose_name="遍次"),
                ),
                (
                    "round",
                    models.CharField(
                        choices=[
                            ("first", "一校"),
                            ("second", "二校"),
                            ("third", "三校"),
                        ],
                        max_length=20,
                        verbose_name="校次",
                    ),
                ),
                ("post", models.CharField(max_length=40, verbose_name="当时职务")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("errors", models.PositiveSmallIntegerField(verbose_name="查出差错")),
                (
                    "comment",
                    models.TextField(
                        blank=True, max_length=500, verbose_name="校对意见"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="articles.article",
                        verbose_name="稿件",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="articles.page",
                        verbose_name="版面",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="校对人",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="articles.revision",
                        verbose_name="所校稿次",
                    ),
                ),
            ],
            options={
                "verbose_name": "校对记录",
                "verbose_name_plural": "校对记录",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("post", models.CharField(max_length=40, verbose_name="当时职务")),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "改样待确认"),
                            ("built_on", "已并入后来的改样"),
                            ("lapsed", "签发已变，作废"),
                            ("taken_back", "已撤回"),
                            ("accepted", "已采纳"),
                            ("refused", "未采纳"),
                        ],
                        default="waiting",
                        max_length=20,
                        verbose_name="结果",
                    ),
                ),
                (
                    "reason",
                    models.TextField(blank=True, max_length=500, verbose_name="理由"),
                ),
                ("closed_at", models.DateTimeField(null=True, verbose_name="处理时间")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="articles.article",
                    ),
                ),
                (
                    "builds_on",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later",
                        to="articles.proposal",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提出人",
                    ),
                ),
                (
                    "proof",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal",
                        to="articles.proof",
                    ),
                ),
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal",
                        to="articles.revision",
                    ),
                ),
                (
                    "sign_off",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="articles.signoff",
                    ),
                ),
            ],
            options={
                "verbose_name": "改样",
                "verbose_name_plural": "改样",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("article__isnull", False),
                        ("content__isnull", True),
                        ("page__isnull", True),
                        ("revision__isnull", False),
                    ),
                    models.Q(
                        ("article__isnull", True),
                        ("content__isnull", False),
                        ("page__isnull", False),
                        ("revision__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="proof_of_story_or_page",
            ),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("at__isnull", True),
                    models.Q(
                        (
                            "at__gte",
                            datetime.datetime(
                                1949, 1, 1, 0, 0, tzinfo=datetime.timezone.utc
                            ),
                        ),
                        (
                            "at__lte",
                            datetime.datetime(
                                2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="proof_plausible",
            ),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.UniqueConstraint(
                fields=("article", "lap", "round"), name="proof_story_round_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.UniqueConstraint(
                fields=("article", "lap", "person"), name="proof_story_person_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.UniqueConstraint(
                fields=("page", "lap", "round"), name="proof_page_round_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.UniqueConstraint(
                fields=("page", "lap", "person"), name="proof_page_person_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "waiting")),
                fields=("article",),
                name="proposal_one_waiting_a_story",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_at__isnull", True),
                        ("closed_by__isnull", True),
                        ("outcome", "waiting"),
                    ),
                    models.Q(
                        models.Q(("outcome", "waiting"), _negated=True),
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="proposal_closed_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "refused"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="proposal_refused_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("at__isnull", True),
                        models.Q(
                            (
                                "at__gte",
                                datetime.datetime(
                                    1949, 1, 1, 0, 0, tzinfo=datetime.timezone.utc
                                ),
                            ),
                            (
                                "at__lte",
                                datetime.datetime(
                                    2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc
                                ),
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("closed_at__isnull", True),
                        models.Q(
                            (
                                "closed_at__gte",
                                datetime.datetime(
                                    1949, 1, 1, 0, 0, tzinfo=datetime.timezone.utc
                                ),
                            ),
                            (
                                "closed_at__lte",
                                datetime.datetime(
                                    2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc
                                ),
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="proposal_plausible",
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
