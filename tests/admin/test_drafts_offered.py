"""The story's page offers unsaved text back and fills the form with it."""

from django.contrib.auth.models import User

from articles import drafts
from articles.models import Article, DraftCopy
from tests.admin.clashing import they_save
from tests.admin.conftest import Login
from tests.admin.posting import (
    add_address,
    change_address,
    fields_of,
    queries_of,
    shown,
)
from tests.admin.unsaved import MARKER, keep, typed_into
from tests.cast import make_article, make_photo, make_reporter, submitted_article


def test_own_copy_is_offered_and_fills_the_form_with_its_rows(
    reporter: User, login: Login
) -> None:
    story = make_article(by=reporter, bylines=[make_reporter("徐雁", user=reporter)])
    photo = make_photo(by=reporter)
    client = login(reporter)
    form = typed_into(
        client,
        story,
        headline=MARKER,
        **{
            "bylines-1-printed_name": "梁晚",
            "bylines-1-role": "correspondent",
            "article_photos-0-photo": str(photo.pk),
            "article_photos-0-caption": "堤上的人。",
            "article_photos-0-lead": "on",
        },
    )
    page = client.get(change_address(story)).content.decode()
    assert "您有没存上的文字" in page and "?draft=1" in page
    assert f'value="{MARKER}"' not in page
    again = shown(client, change_address(story) + "?draft=1")
    for name in (
        "headline",
        "version",
        "sitting",
        "bylines-0-reporter",
        "bylines-1-printed_name",
        "article_photos-0-photo",
        "article_photos-0-caption",
        "article_photos-0-lead",
    ):
        assert again[name] == form[name], name
    assert client.post(change_address(story), again).status_code == 302
    story.refresh_from_db()
    assert story.headline == MARKER
    assert [byline.name for byline in story.bylines.all()] == ["徐雁", "梁晚"]
    assert story.article_photos.get().printed_caption == "堤上的人。"
    assert drafts.offered(article=story, by=reporter) is None
    assert "您有没存上的文字" not in client.get(change_address(story)).content.decode()


def test_taking_up_shows_no_mistakes_before_anything_is_sent(
    reporter: User, login: Login
) -> None:
    story = make_article(by=reporter)
    client = login(reporter)
    typed_into(client, story, tags="字" * 40, **{"bylines-0-order": "x"})
    page = client.get(change_address(story) + "?draft=1").content.decode()
    assert "errornote" not in page and "errorlist" not in page
    assert "字" * 40 in page


def test_copy_that_names_few_fields_empties_no_others(
    reporter: User, login: Login
) -> None:
    story = make_article(by=reporter, deck="副题", bylines=[make_reporter("徐雁")])
    client = login(reporter)
    keep(client, story, headline=MARKER)
    again = shown(client, change_address(story) + "?draft=1")
    assert (again["headline"], again["deck"]) == (MARKER, "副题")
    assert again["bylines-0-reporter"]
    assert client.post(change_address(story), again).status_code == 409


def test_same_text_as_saved_is_not_offered(reporter: User, login: Login) -> None:
    story = make_article(by=reporter, bylines=[make_reporter("徐雁")])
    client = login(reporter)
    form = typed_into(client, story)
    page = client.get(change_address(story)).content.decode()
    assert "您有没存上的文字" not in page
    # The next form goes on in its place, so that it can be written over.
    assert shown(client, change_address(story))["sitting"] == form["sitting"]


def test_story_that_moved_on_is_compared_before_it_is_saved(
    reporter: User, page_editor: User, desk_head: User, login: Login
) -> None:
    story = submitted_article(by=reporter)
    client = login(page_editor)
    typed_into(client, story, headline=MARKER)
    they_save(story, desk_head, headline="部主任改的主题")
    assert "会先让您对照" in client.get(change_address(story)).content.decode()
    again = shown(client, change_address(story) + "?draft=1")
    answer = client.post(change_address(story), again)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "部主任改的主题" in page and MARKER in page
    assert Article.objects.get(pk=story.pk).headline == "部主任改的主题"


def test_copy_kept_from_the_clash_page_is_compared_once_more(
    reporter: User, page_editor: User, desk_head: User, login: Login
) -> None:
    """Both texts were shown, but nothing was decided before the tab was closed."""
    story = submitted_article(by=reporter)
    client = login(page_editor)
    mine = shown(client, change_address(story)) | {"headline": MARKER}
    they_save(story, desk_head, headline="部主任改的主题")
    clash = fields_of(client.post(change_address(story), mine).content.decode())
    assert keep(client, story, **clash).status_code == 200
    again = shown(client, change_address(story) + "?draft=1")
    assert client.post(change_address(story), again).status_code == 409
    assert Article.objects.get(pk=story.pk).headline == "部主任改的主题"


def test_add_page_offers_the_newest_new_story_and_filing_forgets_it(
    reporter: User, login: Login
) -> None:
    client = login(reporter)
    form = shown(client, add_address()) | {"headline": MARKER, "body": "第一段。"}
    assert keep(client, None, **form).status_code == 200
    page = client.get(add_address()).content.decode()
    assert f"《{MARKER}》" in page and f"?draft={form['form_key']}" in page
    again = shown(client, f"{add_address()}?draft={form['form_key']}")
    assert (again["headline"], again["form_key"]) == (MARKER, form["form_key"])
    assert shown(client, f"{add_address()}?draft=1")["headline"] == MARKER
    first = client.post(add_address(), again)
    second = client.post(add_address(), form)
    assert first["Location"] == second["Location"]
    assert Article.objects.count() == 1
    assert not DraftCopy.objects.unsaved().exists()


def test_text_of_a_story_that_may_not_be_edited_now_can_be_copied(
    reporter: User, page_editor: User, chief: User, login: Login
) -> None:
    story = submitted_article(by=reporter)
    client = login(page_editor)
    typed_into(client, story, headline=MARKER, body="<p>没存上的正文。</p>")
    Article.objects.filter(pk=story.pk).update(state="withdrawn")
    page = client.get(change_address(story) + "?draft=1").content.decode()
    assert MARKER in page and "没存上的正文。" in page
    assert "不要了" in page and "接着写" not in page.split("<template")[0]


def test_offer_costs_the_same_however_much_was_typed(
    reporter: User, login: Login
) -> None:
    story = make_article(by=reporter)
    client = login(reporter)

    def rows(count: int) -> dict[str, str]:
        named = {f"bylines-{at}-printed_name": f"作者{at}" for at in range(count)}
        return named | {"bylines-TOTAL_FORMS": str(count)}

    costs = []
    for count in (3, 30):
        DraftCopy.objects.all().delete()
        typed_into(client, story, headline=MARKER, **rows(count))
        costs.append(queries_of(client, change_address(story)))
    assert costs[0] == costs[1]
