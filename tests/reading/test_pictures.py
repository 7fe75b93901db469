"""How a picture is offered: formats, widths, crops, what it must confess."""

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client

from articles.models import Photo, PhotoCredit
from articles.reading import public_address
from articles.reading.pictures import picture_of
from tests.cast import make_article, make_photo, make_reporter
from tests.pictures import drawn, encoded
from tests.views.paper import live_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(reporter: User) -> Photo:
    return make_photo(by=reporter, raw=encoded(drawn(1, (1500, 600)), "JPEG"))


def test_list_offers_the_crop_in_every_format_and_width(photo: Photo) -> None:
    picture = picture_of(photo, {}, address=public_address, crop="card")
    crops = photo.crops["card"]
    mark = crops[0]["crop"]
    for extension in ("avif", "webp", "jpg"):
        offered = [part.split() for part in getattr(picture, extension).split(", ")]
        assert offered == [
            [
                f"/photos/{photo.key}/{mark}-{crop['width']}.{extension}",
                f"{crop['width']}w",
            ]
            for crop in crops
        ]
    assert (picture.width, picture.height) == (crops[-1]["width"], crops[-1]["height"])
    assert abs(picture.width / picture.height - 1.5) < 0.01


def test_story_offers_the_whole_picture(photo: Photo) -> None:
    picture = picture_of(photo, {}, address=public_address)
    assert picture.avif.count(".avif") == len(photo.renditions)
    assert "card" not in picture.avif + picture.webp + picture.jpg + picture.src
    assert (picture.width, picture.height) == (1500, 600)


def test_format_that_the_largest_lacks_is_not_offered(photo: Photo) -> None:
    """Else browsers would take the largest of the small ones for a wide screen."""
    photo.renditions[-1]["bytes"].pop("avif")
    picture = picture_of(photo, {}, address=public_address)
    assert picture.avif == ""
    assert picture.webp
    page = render_to_string("articles/parts/picture.html", {"picture": picture})
    assert "image/avif" not in page
    assert "image/webp" in page


def test_photo_from_before_crops_is_shown_whole(photo: Photo) -> None:
    photo.crops = {}
    for size in photo.renditions:
        size.pop("bytes")
    picture = picture_of(photo, {}, address=public_address, crop="card")
    assert picture.avif == ""
    assert picture.src in picture.jpg


def test_picture_that_may_not_leave_the_site_is_on_no_share_card(
    photo: Photo, reporter: User, chief: User, reader: Client
) -> None:
    live_issue(1, reporter=reporter, chief=chief, photos=[photo])
    story = photo.revision_photos.get().revision.article.get_absolute_url()
    for address in ("/", story):
        assert "og:image" in reader.get(address).text
    Photo.objects.update(rights="own_site")
    for address in ("/", story):
        page = reader.get(address).text
        assert "og:image" not in page
        assert photo.key in page


def test_lead_alone_is_fetched_first_and_the_rest_when_scrolled_to(
    photo: Photo, reporter: User, chief: User, reader: Client
) -> None:
    live_issue(4, reporter=reporter, chief=chief, photos=[photo])
    page = reader.get("/").text
    images = [part.split(">")[0] for part in page.split("<img ")[1:]]
    assert len(images) >= 4
    first = [image for image in images if 'fetchpriority="high"' in image]
    assert len(first) == 1
    assert "lazy" not in first[0]
    for image in images:
        assert ('loading="lazy"' in image) != (image in first)
        for name in ("width=", "height=", "alt=", "srcset=", "sizes="):
            assert name in image


@pytest.mark.parametrize(("source", "mark"), [("file", "资料图"), ("ai", "AI生成")])
def test_what_a_picture_must_confess_is_that_which_was_signed(
    source: str, mark: str, photo: Photo, reporter: User, chief: User, reader: Client
) -> None:
    Photo.objects.update(source=source, credit="徐雁 摄")
    live_issue(1, reporter=reporter, chief=chief, photos=[photo])
    Photo.objects.update(source="own", credit="别人 摄")
    story = photo.revision_photos.get().revision.article.get_absolute_url()
    for address in ("/", story):
        page = reader.get(address).text
        assert f'<span class="mark">{mark}</span>' in page
        assert '<span class="credit fine">徐雁 摄</span>' in page
        assert "别人 摄" not in page


def test_photographers_page_shows_what_they_took_not_the_lead(
    photo: Photo, reporter: User, chief: User, reader: Client
) -> None:
    name = make_reporter("徐雁")
    other = make_photo(by=reporter, raw=encoded(drawn(2), "JPEG"))
    PhotoCredit.objects.create(photo=other, reporter=name)
    live_issue(1, reporter=reporter, chief=chief, photos=[photo, other])
    page = reader.get(name.get_absolute_url()).text
    assert other.key in page
    assert photo.key not in page
    make_article(by=reporter, photos=[other])  # a draft adds nothing
    assert reader.get(name.get_absolute_url()).text == page
