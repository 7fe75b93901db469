"""The newspaper, its site, and one issue of it."""

import datetime as dt
from typing import Any

from django.urls import NoReverseMatch, reverse

from articles.metadata.script import filled
from articles.models import Issue, Paper

LANGUAGE = "zh-Hans-CN"
Node = dict[str, Any]


def front_data(paper: Paper, *, site: str) -> list[Node]:
    return [newspaper(paper, site=site), website(paper, site=site)]


def newspaper(paper: Paper, *, site: str) -> Node:
    number = {
        "@type": "PropertyValue",
        "name": "国内统一连续出版物号",
        "value": paper.serial_number,
    }
    return filled(
        {
            "@type": "Newspaper",
            "@id": f"{site}/#newspaper",
            "name": paper.name,
            "alternateName": paper.latin,
            "url": f"{site}/",
            "inLanguage": LANGUAGE,
            "publisher": publisher(paper, site=site),
            "identifier": number if paper.serial_number else None,
        }
    )


def website(paper: Paper, *, site: str) -> Node:
    return filled(
        {
            "@type": "WebSite",
            "@id": f"{site}/#website",
            "name": paper.name,
            "url": f"{site}/",
            "inLanguage": LANGUAGE,
            "potentialAction": _search(site),
        }
    )


def publisher(paper: Paper, *, site: str) -> Node:
    return {
        "@type": "NewsMediaOrganization",
        "name": paper.publisher or paper.name,
        "url": f"{site}/",
        "logo": _logo(paper, site=site),
    }


def _logo(paper: Paper, *, site: str) -> Node:
    """The nameplate where it is a picture, else the icon."""
    plate = paper.nameplate
    if not plate:
        icon = site + reverse("articles:favicon_svg")
        return {"@type": "ImageObject", "url": icon}
    return {
        "@type": "ImageObject",
        "url": site + reverse("articles:nameplate", args=[plate["mark"]]),
        "width": plate["width"],
        "height": plate["height"],
    }


def publication(paper: Paper, issue: Issue | None, *, site: str) -> Node:
    """What a story is part of: an issue of the newspaper, or that alone."""
    whole = {
        "@type": "Newspaper",
        "@id": f"{site}/#newspaper",
        "name": paper.name,
        "url": f"{site}/",
    }
    if issue is None:
        return whole
    number = issue.number or issue.total_number
    return filled(
        {
            "@type": "PublicationIssue",
            "url": site + issue.get_absolute_url(),
            "issueNumber": str(number) if number else "",
            "datePublished": _day(issue.date),
            "isPartOf": whole,
        }
    )


def _search(site: str) -> Node | None:
    """None while the site has no search."""
    try:
        address = reverse("articles:search")
    except NoReverseMatch:
        return None
    return {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{site}{address}?q={{search_term_string}}",
        },
        "query-input": "required name=search_term_string",
    }


def _day(date: dt.date) -> str:
    return date.isoformat()
