"""The desk log 操作日志: who did what to which row, when. Append-only by trigger."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.vocabulary import Verb


class DeskLogManager(models.Manager["DeskLog"]):
    def write(
        self,
        verb: Verb,
        target: models.Model,
        *,
        by: Any,
        now: dt.datetime,
        **detail: object,
    ) -> "DeskLog":
        """`detail` holds JSON values only: text, numbers, lists, ISO instants."""
        return self.create(
            verb=verb,
            person=by,
            at=now,
            noun=target._meta.model_name or "",
            target_id=target.pk,
            target=str(target)[:200],
            detail=detail,
        )


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

    objects = DeskLogManager()

    class Meta:
        verbose_name = _("操作日志")
        verbose_name_plural = _("操作日志")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["noun", "target_id"], name="desk_log_by_target")
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.target}"
