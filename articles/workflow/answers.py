"""What was shown to a reviewer and what they said to it, as the sign-off keeps it."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.checks import Finding
from articles.checks.finding import SHOWN
from articles.refusals import NotReady
from articles.vocabulary import Answer

Warnings = list[dict[str, str]]


def answered(findings: Sequence[Finding], answers: Mapping[str, str]) -> Warnings:
    """Refuses while a warning has no answer: who signs has seen each of them."""
    open_ = [
        found
        for found in findings
        if found.asks and answers.get(found.key) not in Answer.values
    ]
    if open_:
        sentences = " ".join(found.sentence for found in open_[:5])
        raise NotReady(_("还有提示没有答复：%s") % sentences)
    return kept(findings, answers)


def kept(findings: Sequence[Finding], answers: Mapping[str, str]) -> Warnings:
    """In the paper's language, whoever signs."""
    with override(settings.LANGUAGE_CODE):
        return [
            {
                "check": found.check,
                "severity": found.severity.value,
                "text": found.sentence,
                "places": "；".join(str(place) for place in found.places[:SHOWN]),
                "answer": answers.get(found.key, ""),
            }
            for found in findings
        ]


def carried(findings: Sequence[Finding], before: Warnings) -> dict[str, str]:
    """What was said to the same warnings under an earlier signature, by their keys."""
    with override(settings.LANGUAGE_CODE):
        said = {row["text"]: row["answer"] for row in before}
        known = [found for found in findings if found.sentence in said]
        return {found.key: said[found.sentence] for found in known}
