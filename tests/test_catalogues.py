"""The English catalogue is whole, current and compiled, and the command can tell."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.core.management import CommandError, call_command
from django.test.utils import override_settings
from django.utils.translation import gettext, ngettext, override

from articles.management.commands import catalogues
from articles.vocabulary import ArticleState, Verb


def test_english_catalogue_is_current() -> None:
    call_command("catalogues", check=True, verbosity=0)


def test_trades_five_verbs_of_going_back_stay_five_words() -> None:
    verbs = (Verb.TAKE_BACK, Verb.RETURN, Verb.UNSIGN, Verb.UNPLACE, Verb.WITHDRAW)
    with override("en"):
        words = [str(verb.label) for verb in verbs]
        assert str(ArticleState.SIGNED.label) == "Signed"
    assert words == ["Take back", "Return", "Unsign", "Take off page", "Withdraw"]


def test_chinese_is_the_wording_in_the_code() -> None:
    with override("zh-hans"):
        assert gettext("签发") == "签发"
        assert ngettext("%(count)s篇稿件", "%(count)s篇稿件", 3) == "%(count)s篇稿件"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one module and one template, its catalogue just written."""
    (tmp_path / "articles/templates").mkdir(parents=True)
    (tmp_path / "newsroom").mkdir()
    (tmp_path / "articles/words.py").write_text(
        "from django.utils.translation import gettext as _, ngettext, pgettext\n"
        'A = _("甲" "乙")\n'
        'B = ngettext("%(n)d篇", "%(n)d篇们", 2)\n'
        'C = pgettext("星期", "日")\n'
        'D = _(A)\nE = print("不译")\n',
        "utf-8",
    )
    (tmp_path / "articles/templates/page.html").write_text(
        '{% load i18n %}{% translate "丙" %}{{ _("丁") }}'
        "{% translate '日' context '号数' %}"
        "{% blocktranslate trimmed with n=3 %}\n  共{{ n }}\n{% endblocktranslate %}"
        "{% blocktranslate count n=3 %}{{ n }}版{% plural %}{{ n }}版们"
        "{% endblocktranslate %}{# {% translate '注' %} #}",
        "utf-8",
    )
    with override_settings(BASE_DIR=tmp_path):
        call_command("catalogues", verbosity=0)
    return tmp_path


def test_messages_are_found_in_python_and_in_templates(project: Path) -> None:
    assert catalogues.gathered(project) == {
        (None, ("甲乙",)),
        (None, ("%(n)d篇", "%(n)d篇们")),
        ("星期", ("日",)),
        (None, ("丙",)),
        (None, ("丁",)),
        ("号数", ("日",)),
        (None, ("共%(n)s",)),
        (None, ("%(n)s版", "%(n)s版们")),
    }


def check(project: Path) -> str:
    with override_settings(BASE_DIR=project), pytest.raises(CommandError) as refusal:
        call_command("catalogues", check=True, verbosity=0)
    return str(refusal.value)


def translate(project: Path) -> str:
    """Fill in whatever is empty with its own original."""
    po = project / catalogues.CATALOGUE
    known = read_po(po.open("rb"), locale="en")
    for message in known:
        if message.id:
            message.string = message.id
    po.write_bytes(catalogues._as_po(known))
    with override_settings(BASE_DIR=project):
        call_command("catalogues", verbosity=0)
    return po.read_text("utf-8")


def test_check_names_what_is_missing(project: Path) -> None:
    assert "untranslated or fuzzy: 丙" in check(project)
    written = translate(project)
    with override_settings(BASE_DIR=project):
        call_command("catalogues", check=True, verbosity=0)
    assert translate(project) == written
    (project / "articles/templates/page.html").write_text(
        '{% load i18n %}{% translate "戊" %}', "utf-8"
    )
    report = check(project)
    assert "lacking: 戊" in report
    assert "stale: 丙" in report


def test_check_sees_a_lost_placeholder_and_an_old_compilation(project: Path) -> None:
    po = project / catalogues.CATALOGUE
    translate(project)
    po.write_text(po.read_text("utf-8").replace('msgstr "共%(n)s"', 'msgstr "all"'))
    report = check(project)
    assert "other placeholders than the original: 共%(n)s" in report
    assert "django.mo is not what django.po compiles to" in report
