"""Which photos: found by word, by likeness, by use, by whose they are."""

import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles.models import Photo, PhotoCredit
from articles.models.photo import ALIKE
from tests.cast import make_article, make_photo, make_reporter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("防汛", True),
        ("堤", True),
        ("三百人上堤", True),
        ("三百堤", False),
        ("汛防", False),
        ("徐雁", True),
        ("雁", True),
        ("led", True),
        ("LED", True),
        ("D灯", True),
        ("d灯", True),
        ("灯徐", False),  # the end of the caption and the start of the credit
        ("%", False),
        ("__", False),
        ("{}", False),
    ],
)
def test_photo_is_found_by_any_part_of_caption_and_credit(
    word: str, found: bool, reporter: User
) -> None:
    photo = make_photo(by=reporter, caption="防汛：三百人上堤LED灯", credit="徐雁 摄")
    make_photo(by=reporter, caption="别的图", credit="周舟")
    assert list(Photo.objects.saying(word)) == ([photo] if found else [])


def test_words_are_found_by_the_index_not_by_reading_all(reporter: User) -> None:
    make_photo(by=reporter)
    with connection.cursor() as cursor:
        # A few rows are read faster any other way.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
    plan = Photo.objects.saying("防汛演练").explain()
    assert "photo_word_pairs_idx" in plan


def test_alike_come_nearest_first_and_strangers_not_at_all(reporter: User) -> None:
    seen = -(1 << 63) + 0b1011
    for bits in (0, 1, 5, ALIKE, ALIKE + 1, 40):
        photo = make_photo(by=reporter)
        photo.look = seen ^ ((1 << bits) - 1)
        photo.save()
    make_photo(by=reporter)  # shows nothing
    found = Photo.objects.alike(seen)
    assert [vars(row)["unlike"] for row in found] == [0, 1, 5, ALIKE]


def test_photo_counts_as_used_in_a_copy_and_in_old_revisions(reporter: User) -> None:
    unused, placed, once = (make_photo(by=reporter) for _ in range(3))
    make_article(by=reporter, photos=[placed])
    make_article(by=reporter, photos=[once]).article_photos.all().delete()
    assert list(Photo.objects.unused()) == [unused]
    uses = {row.pk: vars(row)["in_use"] for row in Photo.objects.with_use()}
    assert uses == {unused.pk: False, placed.pk: True, once.pk: True}


def test_photos_of_a_person_are_brought_or_taken_by_them(
    reporter: User, other_reporter: User
) -> None:
    brought, taken, _foreign = (
        make_photo(by=by) for by in (reporter, other_reporter, other_reporter)
    )
    name = make_reporter("徐雁", user=reporter)
    PhotoCredit.objects.create(photo=taken, reporter=name)
    assert set(Photo.objects.of_person(reporter)) == {brought, taken}
    assert set(Photo.objects.taken_by(name.pk)) == {taken}
