"""What a reporter, a section and a series share: name, pinyin, a frozen address."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.text import pinyin_key, pinyin_slug, strip_controls


class Named(models.Model):
    name = models.CharField(_("名称"), max_length=60)
    slug = models.SlugField(
        _("网址"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("留空则按拼音生成；定下后不再改，印出去的二维码才一直有效。"),
    )
    pinyin = models.CharField(_("拼音"), max_length=200, editable=False, db_index=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Fill the columns that follow from the name; one query for a new slug."""
        self.name = strip_controls(self.name).strip()
        self.pinyin = pinyin_key(self.name)
        if not self.slug:
            self.slug = self._free_slug()

    def taken_slugs(self, stem: str) -> set[str]:
        rows = type(self)._default_manager.filter(slug__startswith=stem)
        return set(rows.values_list("slug", flat=True))

    def _free_slug(self) -> str:
        stem = pinyin_slug(self.name, fallback=self._meta.model_name or "name")
        taken = self.taken_slugs(stem)
        number, slug = 1, stem
        while slug in taken:
            number += 1
            slug = f"{stem}-{number}"
        return slug
