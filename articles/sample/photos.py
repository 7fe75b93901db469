"""The sample's pictures: drawn, then taken in as an upload would be."""

import datetime as dt
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from articles.darkroom.worker import drawn
from articles.models import DeskLog, Photo, PhotoCredit
from articles.renditions import attach
from articles.sample.content import SamplePhoto
from articles.sample.nouns import Nouns
from articles.sample.pictures import draw
from articles.vocabulary import Verb

THREADS = 2


def make_photos(
    wanted: Sequence[SamplePhoto], *, nouns: Nouns, by: Any, now: dt.datetime
) -> dict[SamplePhoto, Photo]:
    """One row a picture. Encoding takes the time; Pillow lets threads share it."""

    def filled(sample: SamplePhoto) -> Photo:
        photo = Photo(
            caption=sample.caption,
            alt=sample.alt,
            credit=sample.credit,
            source=sample.source,
            focus_x=sample.focus[0],
            focus_y=sample.focus[1],
            created_by=by,
            created_at=now,
        )
        raw = draw(sample.scene, seed=sample.seed, size_name=sample.format)
        attach(photo, raw, develop=drawn)
        return photo

    with ThreadPoolExecutor(THREADS) as pool:
        photos = dict(zip(wanted, pool.map(filled, wanted), strict=True))
    for sample, photo in photos.items():
        photo.save()
        for name in sample.photographers:
            PhotoCredit.objects.create(photo=photo, reporter=nouns.reporters[name])
        DeskLog.objects.write(Verb.CREATE, photo, by=by, now=now)
    return photos
