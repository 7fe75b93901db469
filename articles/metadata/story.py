"""A story as schema.org has it: NewsArticle, and the way to it from the front page."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.timezone import localtime

from articles.metadata.paper import LANGUAGE, Node, publication, publisher
from articles.metadata.script import filled
from articles.models import Issue, Page, Paper
from articles.reading import Note, Picture, Story
from articles.vocabulary import ArticleKind, CreditRole

EDITORS = frozenset({CreditRole.EDITOR})
HELPERS = frozenset({CreditRole.PROOFREADER, CreditRole.DESIGNER})


def story_data(
    *,
    paper: Paper,
    story: Story,
    issue: Issue | None,
    page: Page | None,
    notes: Sequence[Note],
    kind: str,
    renewed_at: dt.datetime | None,
    site: str,
) -> list[Node]:
    """The values are those that articles/article.html prints."""
    names = list(_names(story, site=site))
    data: Node = {
        # Which search engines must not take for news.
        "@type": (
            "AdvertiserContentArticle" if kind == ArticleKind.ADVERT else "NewsArticle"
        ),
        "@id": f"{site}{story.url}#article",
        "url": site + story.url,
        "mainEntityOfPage": site + story.url,
        "headline": story.headline,
        "alternativeHeadline": [line for line in (story.kicker, story.deck) if line],
        "abstract": story.summary,
        "description": story.description,
        "datePublished": _instant(story.live_from),
        "dateModified": _instant(renewed_at or story.live_from),
        "author": [who for role, who in names if role not in EDITORS | HELPERS],
        "editor": [who for role, who in names if role in EDITORS],
        "contributor": [who for role, who in names if role in HELPERS],
        "dateline": story.dateline,
        "articleSection": story.section.name if story.section else "",
        "keywords": [tag.name for tag in story.tags],
        "image": list(_images(story, site=site)),
        "wordCount": story.words,
        "correction": [_correction(note, story, site=site) for note in notes],
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "isPartOf": publication(paper, issue, site=site),
        "publisher": publisher(paper, site=site),
        **(_print(page) if page is not None else {}),
    }
    return [filled(data), _crumbs(paper, story, issue=issue, page=page, site=site)]


def _print(page: Page) -> Node:
    """Where it stands on paper. The main edition has no name that is printed."""
    return {
        "printPage": page.printed_label,
        "printSection": page.name,
        "printEdition": page.issue.edition_name,
        "pageStart": page.number,
    }


def _names(story: Story, *, site: str) -> Iterator[tuple[str, Node]]:
    for line in story.credits:
        for name in line.names:
            body = {"@type": "Organization", "name": name.organisation}
            node = {
                "@type": "Organization" if name.is_body else "Person",
                "name": name.text,
                # An organisation has no job; what it did is said in the text alone.
                "jobTitle": "" if name.is_body else line.role,
                "url": site + name.url if name.url else "",
                "parentOrganization" if name.is_body else "affiliation": (
                    body if name.organisation else None
                ),
            }
            yield name.role, filled(node)


def _images(story: Story, *, site: str) -> Iterator[Node]:
    pictures = [block.picture for block in story.blocks if block.picture]
    for picture in sorted(pictures, key=lambda picture: picture is not story.picture):
        if picture.outside is not None:
            yield _image(picture, site=site)


def _image(picture: Picture, *, site: str) -> Node:
    size = picture.outside
    if size is None:
        raise ValueError("This picture may not leave the site.")
    return filled(
        {
            "@type": "ImageObject",
            "url": site + size.url,
            "width": size.width,
            "height": size.height,
            "caption": picture.caption,
            "creditText": picture.credit,
        }
    )


def _correction(note: Note, story: Story, *, site: str) -> Node:
    words = [f"原文：{note.was}", f"更正为：{note.should_be}"] if note.was else []
    return filled(
        {
            "@type": "CorrectionComment",
            "name": note.label,
            "text": "\n".join([*words, note.note]).strip(),
            "datePublished": _instant(note.at),
            "url": f"{site}{story.url}#correction-{note.pk}",
        }
    )


def _crumbs(
    paper: Paper,
    story: Story,
    *,
    issue: Issue | None,
    page: Page | None,
    site: str,
) -> Node:
    """Over its page in print, else over its section."""
    steps = [(paper.name, reverse("articles:front"))]
    if issue is not None and page is not None:
        steps.append((str(issue), issue.get_absolute_url()))
        steps.append((page.heading, page.get_absolute_url()))
    elif story.section is not None:
        steps.append((story.section.name, story.section.get_absolute_url()))
    steps.append((story.headline, story.url))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": i, "name": name, "item": site + path}
            for i, (name, path) in enumerate(steps, 1)
        ],
    }


def _instant(at: dt.datetime | None) -> str:
    return localtime(at).isoformat(timespec="seconds") if at is not None else ""
