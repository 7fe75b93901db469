"""The paper itself 报纸: its name and what it must say of itself. One row.

A blank fact is printed nowhere; none is made up.
"""

import re
from hashlib import sha256
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.coloured import COLOUR_CONSTRAINTS, Coloured, shaped
from articles.text import strip_controls

THE_ONE = 1
# The record stands behind the #: the register's own way of naming one.
POLICE = "https://beian.mps.gov.cn/#/query/webSearch?code="
DIGITS = re.compile(r"[0-9]+")


class Paper(Coloured):
    MIIT = "https://beian.miit.gov.cn/"

    id = models.PositiveSmallIntegerField(
        primary_key=True, default=THE_ONE, editable=False
    )
    name = models.CharField(
        _("报名"),
        max_length=20,
        default="本报",
        help_text=_("印在报头、每页顶上和引文里，不带书名号。"),
    )
    latin = models.CharField(
        _("外文报名"),
        max_length=60,
        blank=True,
        help_text=_("报头下面的一行，如 HUBIN DAILY。"),
    )
    about = models.TextField(
        _("本报简介"),
        max_length=4000,
        blank=True,
        help_text=_(
            "印在“关于本报”一页，一行一段；第一段也是搜索引擎和订阅源里的介绍。"
        ),
    )
    sponsor = models.CharField(_("主管单位"), max_length=60, blank=True)
    publisher = models.CharField(_("主办单位"), max_length=60, blank=True)
    chief_editor = models.CharField(_("总编辑"), max_length=30, blank=True)
    hotline = models.CharField(_("新闻热线"), max_length=60, blank=True)
    email = models.EmailField(_("电子邮箱"), blank=True)
    address = models.CharField(_("社址"), max_length=120, blank=True)
    postcode = models.CharField(
        _("邮编"),
        max_length=6,
        blank=True,
        validators=[shaped("[0-9]{6}", _("邮编是六位数字。"))],
    )
    report_phone = models.CharField(_("举报电话"), max_length=60, blank=True)
    report_email = models.EmailField(_("举报邮箱"), blank=True)
    report_page = models.URLField(
        _("举报网页"),
        blank=True,
        validators=[
            RegexValidator("^https?://", _("网址要以 http:// 或 https:// 开头。"))
        ],
        help_text=_("如省、市网信办的举报页；完整网址。"),
    )
    serial_number = models.CharField(
        _("国内统一连续出版物号"),
        max_length=30,
        blank=True,
        validators=[
            shaped(
                r"CN ?[0-9]{2}-[0-9]{4}(?:/[A-Z0-9]+)?",
                _("要像 CN 32-0001：CN、两位数字、横线、四位数字。"),
            )
        ],
        help_text=_("如 CN 32-0001。"),
    )
    icp = models.CharField(
        _("ICP 备案号"),
        max_length=40,
        blank=True,
        validators=[
            shaped(
                r"\w ?ICP ?[备证] ?[0-9A-Z]+ ?号(?:-[0-9]+)?",
                _("要像 苏ICP备2024000000号-1，照备案时给的写。"),
            )
        ],
        help_text=_("如 苏ICP备2024000000号-1；页脚会链到工信部的备案网站。"),
    )
    news_licence = models.CharField(
        _("互联网新闻信息服务许可证"), max_length=40, blank=True
    )
    police_record = models.CharField(
        _("公网安备号"),
        max_length=40,
        blank=True,
        validators=[
            shaped(
                r"\w ?公网安备 ?[0-9]{11,14} ?号?",
                _("要像 苏公网安备32000002000000号：号码是 11 到 14 位数字。"),
            )
        ],
        help_text=_("如 苏公网安备32000002000000号；页脚会链到公安部的备案网站。"),
    )
    # Pictures of the name: {"mark", "width", "height"}, or empty where letters are set.
    nameplate = models.JSONField(_("报头图"), default=dict, editable=False)
    nameplate_dark = models.JSONField(
        _("深色模式的报头图"), default=dict, editable=False
    )
    whole_stories_in_feeds = models.BooleanField(
        _("订阅源里放全文"),
        default=True,
        help_text=_("不勾，RSS 里只有头几句和回到本站的链接。"),
    )
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("报纸资料")
        verbose_name_plural = _("报纸资料")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=THE_ONE), name="paper_is_one"),
            models.CheckConstraint(
                condition=~models.Q(name=""), name="paper_has_a_name"
            ),
            *COLOUR_CONSTRAINTS,
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """What a form or a file brought, without what cannot be seen."""
        for field in self._meta.fields:
            if isinstance(field, models.CharField):
                word = strip_controls(getattr(self, field.name))
                setattr(self, field.name, " ".join(word.split()))
        self.about = "\n".join(self.paragraphs)

    @property
    def paragraphs(self) -> list[str]:
        lines = (strip_controls(line).strip() for line in self.about.splitlines())
        return [line for line in lines if line]

    @property
    def police_link(self) -> str:
        number = DIGITS.search(self.police_record)
        return POLICE + number[0] if number else ""

    @property
    def plates(self) -> dict[str, dict[str, Any]]:
        """Those it has, by their mark."""
        plates = (self.nameplate, self.nameplate_dark)
        return {plate["mark"]: plate for plate in plates if plate}

    @property
    def icon_mark(self) -> str:
        """Part of the icon's address, so that another icon has another one."""
        look = f"{self.name[:1]}{self.light.accent}{self.light.on_accent}"
        return sha256(look.encode()).hexdigest()[:8]

    @property
    def takes_reports(self) -> bool:
        return bool(self.report_phone or self.report_email or self.report_page)

    def facts(self) -> list[tuple[str, str]]:
        """Label and value of every fact that is not blank."""
        return _filled(
            (gettext("主管单位"), self.sponsor),
            (gettext("主办单位"), self.publisher),
            (gettext("总编辑"), self.chief_editor),
            (gettext("新闻热线"), self.hotline),
            (gettext("电子邮箱"), self.email),
            (gettext("社址"), self.address),
            (gettext("邮编"), self.postcode),
            (gettext("国内统一连续出版物号"), self.serial_number),
            (gettext("互联网新闻信息服务许可证"), self.news_licence),
        )


def _filled(*rows: tuple[str, str]) -> list[tuple[str, str]]:
    return [(label, value) for label, value in rows if value]
