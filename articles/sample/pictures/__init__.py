"""Pictures of an invented district, drawn with Pillow alone and fixed by a seed."""

from collections.abc import Callable
from typing import TypeAlias

from articles.sample.pictures import (
    factory,
    fields,
    land,
    market,
    race,
    rooms,
    services,
    shore,
    streets,
    town,
    water,
    work,
)
from articles.sample.pictures.canvas import Canvas

Scene: TypeAlias = Callable[[Canvas], None]

FORMATS = {
    "landscape": (1600, 1067),
    "portrait": (1067, 1600),
    "panorama": (2000, 800),
}

SCENES: dict[str, Scene] = {
    "bamboo": land.bamboo,
    "blossoms": land.blossoms,
    "boats": water.boats,
    "bridge": water.bridge,
    "classroom": rooms.classroom,
    "clinic": services.clinic,
    "craft": work.craft,
    "crane": town.crane,
    "dawn": water.dawn,
    "dragonboat": race.dragonboat,
    "egret": water.egret,
    "factory": factory.factory,
    "fields": fields.fields,
    "lane": streets.lane,
    "lanterns": streets.lanterns,
    "library": services.library,
    "loom": work.loom,
    "market": market.market,
    "meeting": rooms.meeting,
    "nightbus": town.nightbus,
    "promenade": shore.promenade,
    "rain": streets.rain,
    "skyline": town.skyline,
    "snow": land.snow,
}


def draw(scene: str, *, seed: int = 1, size_name: str = "landscape") -> bytes:
    """JPEG bytes of one scene; the same arguments give the same bytes."""
    art = Canvas(FORMATS[size_name], seed=f"{scene}-{seed}-{size_name}")
    SCENES[scene](art)
    return art.finish()
