"""Tags: writers add them in their stories; here they are put right or removed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from taggit.models import Tag

from articles.admin.base import DeskAdmin
from articles.admin.site import desk
from articles.forms.fields import TAG_LENGTH, require_tag
from articles.models import Article, ArticleTag
from articles.permissions import visible


class TagForm(forms.ModelForm):  # type: ignore[type-arg]
    name = forms.CharField(label=gettext_lazy("标签"), max_length=TAG_LENGTH)

    class Meta:
        model = Tag
        fields = ("name",)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        require_tag(name)
        same = Tag.objects.filter(name__iexact=name).exclude(pk=self.instance.pk)
        if same.exists():
            raise ValidationError(_("已经有这个标签了。"))
        return name


class TagAdmin(DeskAdmin):
    form = TagForm
    noun = "tag"
    fields = ("name",)
    list_display = ("name", "slug")
    search_fields = ("name",)
    search_help_text = gettext_lazy("查标签。")
    ordering = ("name",)
    sortable_by = ()

    def uses(self, request: HttpRequest, row: Any) -> list[str]:
        count = ArticleTag.objects.of(row).count()
        if not count:
            return []
        stories = visible(request.user, Article.objects.filter(tags=row))[:5]
        named = "".join(f"《{story.title}》" for story in stories)
        text = _("稿件 %(count)d 篇：%(named)s") if named else _("稿件 %(count)d 篇")
        return [text % {"count": count, "named": named}]


desk.register(Tag, TagAdmin)
