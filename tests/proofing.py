"""What a person who proofs sends to the verbs, read off the story. No test here."""

from typing import Any

from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, Proposal, Revision
from articles.vocabulary import ArticleState
from articles.workflow.confirming import Verdict, digest_of, proposals_in
from articles.workflow.proofs import reading_of
from articles.workflow.resigning import WORDS
from tests.cast import NOW

Asked = dict[str, Any]


def unchanged(row: Article, *, by: User) -> Asked:
    """The proof as it was opened; a token that fits nothing where it can't be."""
    if row.state != ArticleState.SIGNED or not row.sign_offs.releasing().exists():
        return {"words": {}, "captions": [], "token": ""}
    reading = reading_of(row, person=by)
    content = reading.base.content
    return {
        "words": {name: content[name] for name in WORDS},
        "captions": [photo["caption"] for photo in content["photos"]],
        "token": reading.token,
    }


def propose(
    row: Article, *, by: User, captions: list[str] | None = None, **words: str
) -> Proposal:
    asked = unchanged(row, by=by)
    asked["words"] |= words
    asked["captions"] = captions or asked["captions"]
    _proof, proposal = workflow.proofread(row, by=by, now=NOW, **asked)
    assert proposal is not None
    return proposal


def all_accepted(*rows: Article) -> Asked:
    found = proposals_in(rows)
    verdicts = {proposal.pk: Verdict(accept=True) for proposal in found}
    return {"verdicts": verdicts, "digest": digest_of(found)}


def all_refused(*rows: Article, reason: str = "照原文") -> Asked:
    asked = all_accepted(*rows)
    verdicts = {pk: Verdict(accept=False, reason=reason) for pk in asked["verdicts"]}
    return asked | {"verdicts": verdicts}


def signed_hash(row: Article) -> str:
    return row.sign_offs.releasing().get().revision.hash


def planted(row: Article, *, by: User, headline: str = "改样的主题") -> Proposal:
    """A waiting proposal that no verb wrote, so that no log speaks of it."""
    signed = row.sign_offs.releasing().select_related("revision").get()
    base = signed.revision
    content = base.content | {"headline": headline}
    revision = Revision.objects.propose(base, content, by=by, now=NOW, note="改样")
    return Proposal.objects.create(
        article=row, revision=revision, sign_off=signed, person=by, post="校对", at=NOW
    )
