"""Accounts: a name, a password, posts. No superuser flag, and never one's own posts."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    UserChangeForm,
    UsernameField,
)
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.vocabulary import Role

if TYPE_CHECKING:
    PostsBase = forms.ModelMultipleChoiceField[Group]
else:
    PostsBase = forms.ModelMultipleChoiceField


NAMES = ("username", "last_name", "first_name")
KINDS = {"username": UsernameField}
LABELS = {"last_name": gettext_lazy("姓"), "first_name": gettext_lazy("名")}


class PostsField(PostsBase):
    """Groups by the name the newsroom calls them."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        posts = Group.objects.filter(name__in=Role.values).order_by("pk")
        words: dict[str, Any] = {"label": gettext_lazy("岗位"), "required": False}
        super().__init__(**words | {"queryset": posts} | kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return str(Role(obj.name).label)


class AccountForm(UserChangeForm):  # type: ignore[type-arg]
    groups = PostsField()
    by: Any = None

    class Meta:
        model = User
        fields = (*NAMES, "email", "is_active", "groups")
        field_classes = KINDS
        labels = LABELS
        help_texts = {
            "is_active": gettext_lazy("离岗的人取消勾选；账号不删，留着的稿件才有主。")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.by is not None and self.instance.pk == self.by.pk:
            for name in ("groups", "is_active"):
                if name in self.fields:
                    self.fields[name].disabled = True

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        others = User.objects.exclude(pk=self.instance.pk)
        if email and others.filter(email__iexact=email).exists():
            raise ValidationError(_("这个邮箱已经属于另一个账号。"))
        return email


class NewAccountForm(AdminUserCreationForm):  # type: ignore[type-arg]
    groups = PostsField()

    class Meta:
        model = User
        fields = (*NAMES, "groups")
        field_classes = KINDS
        labels = LABELS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The admin's own script goes to the first field; the browser minds two.
        self.fields["username"].widget.attrs.pop("autofocus", None)
        for name in LABELS:  # or the browser takes the one above the password for it
            self.fields[name].widget.attrs["autocomplete"] = "off"


class AnothersPasswordForm(AdminPasswordChangeForm):  # type: ignore[type-arg]
    # The stock words speak of other ways in, and put a list inside a paragraph.
    usable_password_help_text = gettext_lazy(  # type: ignore[assignment]
        "停用后现在的密码作废，这个账号登不进来，直到再设一个。"
    )
