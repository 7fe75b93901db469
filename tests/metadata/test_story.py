"""What a story's page tells machines is what it shows to readers."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import etree
from time_machine import Traveller

from articles import layout
from articles.models import Article
from articles.text import count_characters
from tests.cast import (
    HOUR,
    NOW,
    make_reporter,
    released_issue,
    signed_article,
)
from tests.correcting import SHOULD_BE, WAS, corrected
from tests.metadata.shown import SITE, data_of, meta, shown
from tests.views.paper import live_issue

pytestmark = pytest.mark.django_db


def test_data_equals_the_page(story: Article, reader: Client) -> None:
    page = reader.get(story.get_absolute_url()).text
    words = shown(page)
    data, crumbs = data_of(page)
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "NewsArticle"
    (h1,) = etree.HTML(page).xpath("//h1")
    assert data["headline"] == "".join(h1.itertext()).strip() == "三百人上堤"
    assert data["alternativeHeadline"] == ["引题在上", "副题在下"]
    for said in (
        *data["alternativeHeadline"],
        data["abstract"],
        data["dateline"],
        data["articleSection"],
        *data["keywords"],
        data["printPage"],
        data["printSection"],
        *(image["caption"] for image in data["image"]),
        *(image["creditText"] for image in data["image"]),
    ):
        assert said in words, said
    assert data["datePublished"] == data["dateModified"] == NOW.isoformat()
    assert data["url"] == SITE + story.get_absolute_url()
    assert (data["printPage"], data["printSection"]) == ("A01", "要闻")
    assert data["pageStart"] == 1
    assert [step["name"] for step in crumbs["itemListElement"]] == [
        "澄湖日报",
        "2026年11月24日",
        "第A01版 要闻",
        "三百人上堤",
    ]
    for step in crumbs["itemListElement"]:
        assert reader.get(step["item"].removeprefix(SITE)).status_code == 200


def test_body_is_counted_as_it_is_read(story: Article, reader: Client) -> None:
    Article.objects.filter(pk=story.pk).update(words=1)
    page = reader.get(story.get_absolute_url()).text
    (body,) = etree.HTML(page).xpath('//div[@class="body"]')
    printed = body.xpath("./p//text()[not(parent::span)]")
    assert data_of(page)[0]["wordCount"] == count_characters("".join(printed)) == 21


def test_names_keep_the_roles_that_are_printed(story: Article, reader: Client) -> None:
    page = reader.get(story.get_absolute_url()).text
    data = data_of(page)[0]
    writer = story.bylines.exclude(reporter=None).get().reporter
    assert writer is not None
    assert data["author"] == [
        {
            "@type": "Person",
            "name": "贺小满",
            "jobTitle": "记者",
            "url": SITE + writer.get_absolute_url(),
        },
        {"@type": "Person", "name": "姚禾", "jobTitle": "实习生"},
        {
            "@type": "Person",
            "name": "冯秀娥",
            "jobTitle": "通讯员",
            "affiliation": {"@type": "Organization", "name": "横圩镇"},
        },
        {"@type": "Organization", "name": "澄湖区水务局"},
    ]
    assert data["editor"] == [{"@type": "Person", "name": "罗堃", "jobTitle": "编辑"}]
    assert [name["name"] for name in data["contributor"]] == ["宋芊"]
    for name in (*data["author"], *data["editor"], *data["contributor"]):
        assert name["name"] in shown(page)
        assert name.get("jobTitle", "") in shown(page)


def test_kind_of_a_known_name_says_whether_it_is_a_body(
    reporter: User, chief: User, reader: Client
) -> None:
    body, person = make_reporter("湖边人"), make_reporter("水务局")
    body.kind = "organisation"
    body.save()
    row = signed_article(by=reporter, chief=chief, bylines=[body, person])
    released_issue([row], chief=chief)
    authors = data_of(reader.get(row.get_absolute_url()).text)[0]["author"]
    assert [name["@type"] for name in authors] == ["Organization", "Person"]


def test_story_is_part_of_an_issue_of_the_newspaper(
    story: Article, reader: Client
) -> None:
    assert story.page is not None
    issue = story.page.issue
    page = reader.get(story.get_absolute_url()).text
    part = data_of(page)[0]["isPartOf"]
    assert part["@type"] == "PublicationIssue"
    assert part["datePublished"] == "2026-11-24"
    assert part["url"] == SITE + issue.get_absolute_url()
    assert part.get("issueNumber", "") == str(issue.number or issue.total_number or "")
    assert part["isPartOf"]["@type"] == "Newspaper"
    assert part["isPartOf"]["name"] == "澄湖日报"
    front = data_of(reader.get("/").text)
    assert part["isPartOf"]["@id"] == front[0]["@id"]


def test_number_of_the_issue_is_the_printed_one(story: Article, reader: Client) -> None:
    assert story.page is not None
    issue = story.page.issue
    issue.number, issue.total_number = 7, 4321
    issue.save()
    data = data_of(reader.get(story.get_absolute_url()).text)[0]
    assert data["isPartOf"]["issueNumber"] == "7"


def test_pictures_have_addresses_and_sizes_the_lead_first(
    story: Article, reader: Client
) -> None:
    images = data_of(reader.get(story.get_absolute_url()).text)[0]["image"]
    assert [image["caption"] for image in images] == ["图1。", "图0。"]
    for image in images:
        answer = reader.get(image["url"].removeprefix(SITE))
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert f"-{image['width']}.jpg" in image["url"]
        assert image["height"] > 0


def test_corrections_are_told_as_they_are_shown(
    story: Article, page_editor: User, chief: User, reader: Client, clock: Traveller
) -> None:
    at = NOW + HOUR
    clock.move_to(at)
    note = corrected(
        story, by=page_editor, chief=chief, now=at, note="记者笔误。", fix_text=True
    )
    page = reader.get(story.get_absolute_url()).text
    data = data_of(page)[0]
    address = f"{story.get_absolute_url()}#correction-{note.pk}"
    assert data["correction"] == [
        {
            "@type": "CorrectionComment",
            "name": "更正",
            "text": f"原文：{WAS}\n更正为：{SHOULD_BE}\n记者笔误。",
            "datePublished": at.isoformat(),
            "url": SITE + address,
        }
    ]
    assert data["dateModified"] == at.isoformat()
    assert data["datePublished"] == NOW.isoformat()
    assert meta(page)["article:modified_time"].startswith("2026-11-24T11:00:00")
    assert etree.HTML(page).xpath(f'//article[@id="correction-{note.pk}"]')


def test_story_of_the_site_alone_names_no_print(
    reporter: User, chief: User, reader: Client
) -> None:
    row = signed_article(by=reporter, chief=chief)
    layout.publish_web(row, at=NOW, by=chief, now=NOW)
    data, crumbs = data_of(reader.get(row.get_absolute_url()).text)
    assert data["isPartOf"]["@type"] == "Newspaper"
    assert not {"printPage", "printSection", "pageStart"} & set(data)
    assert len(crumbs["itemListElement"]) == 2


def test_advertising_is_told_from_news(
    reporter: User, chief: User, reader: Client
) -> None:
    row = signed_article(by=reporter, chief=chief, kind="advert")
    released_issue([row], chief=chief)
    data = data_of(reader.get(row.get_absolute_url()).text)[0]
    assert data["@type"] == "AdvertiserContentArticle"


def test_extra_is_named_as_its_page_names_it(
    reporter: User, chief: User, reader: Client
) -> None:
    issue = live_issue(1, reporter=reporter, chief=chief, edition="extra")
    story = Article.objects.of_issue(issue).get()
    page = reader.get(story.get_absolute_url()).text
    data = data_of(page)[0]
    assert data["printEdition"] == "号外"
    assert "2026年11月24日 号外 第A01版" in shown(page)
    assert data["isPartOf"]["url"].endswith("/2026/11/24/extra/")
