"""The nouns. Import them from here; one file a noun."""

from articles.models.approval import Approval
from articles.models.article import Article
from articles.models.article_photo import ArticlePhoto
from articles.models.article_tag import ArticleTag
from articles.models.byline import Byline
from articles.models.claim import Claim
from articles.models.correction import Correction
from articles.models.desk_log import DeskLog
from articles.models.draft_copy import DraftCopy
from articles.models.former_slug import FormerSlug
from articles.models.galley import Galley, GalleyStep
from articles.models.hand_off import HandOff
from articles.models.house_word import HouseWord
from articles.models.issue import Issue
from articles.models.leader import Leader, LeaderPost
from articles.models.old_address import OldAddress
from articles.models.page import Page
from articles.models.page_import import PageImport
from articles.models.paper import Paper
from articles.models.passed_name import PassedName
from articles.models.photo import Photo, PhotoCredit
from articles.models.presence import Presence
from articles.models.proof import Proof
from articles.models.proposal import Proposal
from articles.models.reporter import Reporter
from articles.models.review_policy import ReviewPolicy
from articles.models.revision import Revision, RevisionCredit, RevisionPhoto
from articles.models.search_entry import SearchEntry
from articles.models.section import Section
from articles.models.series import Series
from articles.models.sign_off import SignOff
from articles.models.withdrawal import Withdrawal

__all__ = [
    "Approval",
    "Article",
    "ArticlePhoto",
    "ArticleTag",
    "Byline",
    "Claim",
    "Correction",
    "DeskLog",
    "DraftCopy",
    "FormerSlug",
    "Galley",
    "GalleyStep",
    "HandOff",
    "HouseWord",
    "Issue",
    "Leader",
    "LeaderPost",
    "OldAddress",
    "Page",
    "PageImport",
    "Paper",
    "PassedName",
    "Photo",
    "PhotoCredit",
    "Presence",
    "Proof",
    "Proposal",
    "Reporter",
    "ReviewPolicy",
    "Revision",
    "RevisionCredit",
    "RevisionPhoto",
    "SearchEntry",
    "Section",
    "Series",
    "SignOff",
    "Withdrawal",
]
