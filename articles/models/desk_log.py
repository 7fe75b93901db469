"""The desk log 操作日志: who did what to which row, when. Append-only, one chain.

Triggers hold both (see the migrations): no writer links rows, none can forget to.
"""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.vocabulary import Verb


class DeskLogManager(models.Manager["DeskLog"]):
    def write(
        self,
        verb: Verb,
        target: models.Model | type[models.Model],
        *,
        by: Any,
        now: dt.datetime,
        **detail: object,
    ) -> "DeskLog":
        """`target` is a row, or its model where there is none yet. `detail` holds JSON
        values only: text, numbers, lists, ISO instants."""
        is_row = isinstance(target, models.Model)
        return self.create(
            verb=verb,
            person=by,
            at=now,
            noun=target._meta.model_name or "",
            target_id=target.pk if is_row else None,
            target=str(target if is_row else target._meta.verbose_name)[:200],
            detail=detail,
        )

    def head(self) -> str:
        """The last row's digest: who notes it can tell later that the tail is whole.

        Rows written in a transaction are linked when it ends, so its own are not in it.
        """
        last = self.filter(position__isnull=False).order_by("-position").first()
        return last.digest if last else ""


class DeskLog(models.Model):
    at = models.DateTimeField(_("时间"), db_index=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("何人"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    verb = models.CharField(_("做了什么"), max_length=20, choices=Verb)
    noun = models.CharField(_("对象类别"), max_length=40)
    target_id = models.BigIntegerField(_("编号"), null=True)
    target = models.CharField(_("对象"), max_length=200)
    detail = models.JSONField(_("细节"), default=dict)
    # The database fills these at commit. By default empty there too, so that a process
    # of the version before, still running while migrating, can go on writing.
    position = models.PositiveBigIntegerField(
        _("链位"), null=True, unique=True, editable=False
    )
    previous = models.CharField(
        _("上一行指纹"), max_length=64, default="", db_default="", editable=False
    )
    digest = models.CharField(
        _("指纹"), max_length=64, default="", db_default="", editable=False
    )

    objects = DeskLogManager()

    class Meta:
        verbose_name = _("操作日志")
        verbose_name_plural = _("操作日志")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["noun", "target_id"], name="desk_log_by_target")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(position=None, digest="")
                | Q(position__isnull=False) & ~Q(digest=""),
                name="desk_log_link_is_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.target}"
