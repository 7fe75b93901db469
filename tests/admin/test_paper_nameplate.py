"""The picture of the paper's name: uploaded, shown, exchanged and taken away."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles.models import DeskLog, Paper
from articles.renditions import BadPicture, make_nameplate, nameplates_of
from articles.renditions.checking import Fault, faults
from tests.admin.conftest import Login
from tests.admin.posting import shown
from tests.cast import NOW, call_it
from tests.pictures import letters
from tests.test_hostile_pictures import HOSTILE
from tests.views.paper import live_issue

pytestmark = pytest.mark.django_db

FORM = "/admin/articles/paper/1/change/"
BLUE, PALE = (0, 80, 140, 255), (240, 190, 170, 255)


class Desk:
    """The form as a browser sends it, files and all."""

    def __init__(self, client: Client, commits: DjangoCaptureOnCommitCallbacks) -> None:
        self.client, self.commits = client, commits

    def send(self, **typed: Any) -> Any:
        fields = shown(self.client, FORM, form="paper_form")
        files = {
            name: SimpleUploadedFile("plate.png", raw)
            for name, raw in typed.items()
            if isinstance(raw, bytes)
        }
        with self.commits(execute=True):
            return self.client.post(FORM, fields | typed | files)


@pytest.fixture
def at_desk(
    chief: User,
    login: Login,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Desk:
    call_it()
    return Desk(login(chief), django_capture_on_commit_callbacks)


def paths() -> list[Path]:
    return nameplates_of(Paper.objects.get())


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
def test_upload_heads_the_front_page(
    kind: str, at_desk: Desk, reporter: User, chief: User, reader: Client
) -> None:
    assert at_desk.send(nameplate_file=letters(kind=kind)).status_code == 302
    row = Paper.objects.get()
    assert (row.nameplate["width"], row.nameplate["height"]) == (800, 200)
    assert "报头图" in DeskLog.objects.filter(noun="paper").latest("pk").detail["why"]
    live_issue(1, reporter=reporter, chief=chief)
    page = reader.get("/").text
    address = f"/nameplate/{row.nameplate['mark']}.webp"
    assert f'src="{address}" width="800" height="200" alt="澄湖日报"' in page
    assert page.count("<h1") == 1
    answer = reader.get(address)
    picture = Image.open(io.BytesIO(answer.getvalue()))
    assert (picture.format, picture.size) == ("WEBP", (800, 200))


def test_name_of_the_file_is_nobodys_business(at_desk: Desk) -> None:
    upload = SimpleUploadedFile("a\\u0000\0b\x07.png", letters())
    assert at_desk.send(nameplate_file=upload).status_code == 302
    assert DeskLog.objects.filter(noun="paper").latest("pk").detail["why"] == "换报头图"


def test_own_picture_for_the_dark_is_offered_there(
    at_desk: Desk, reporter: User, chief: User, reader: Client
) -> None:
    live_issue(1, reporter=reporter, chief=chief)
    at_desk.send(nameplate_file=letters())
    page = reader.get("/").text
    assert 'class="plated"' in page
    assert "<source media=" not in page.partition("<main")[0]
    at_desk.send(nameplate_dark_file=letters(PALE))
    page = reader.get("/").text
    mark = Paper.objects.get().nameplate_dark["mark"]
    assert "plated" not in page
    assert f'srcset="/nameplate/{mark}.webp"' in page


def test_exchange_has_another_address_and_leaves_no_file(
    at_desk: Desk, reader: Client
) -> None:
    at_desk.send(nameplate_file=letters())
    (before,) = paths()
    at_desk.send(nameplate_file=letters(BLUE))
    (after,) = paths()
    assert before != after
    assert not before.exists() and after.exists()
    assert reader.get(f"/nameplate/{before.name}").status_code == 404
    assert reader.get(f"/nameplate/{after.name}").status_code == 200


def test_same_picture_twice_keeps_its_file(at_desk: Desk) -> None:
    at_desk.send(nameplate_file=letters(), nameplate_dark_file=letters())
    at_desk.send(nameplate_dark_gone="on")
    (path,) = paths()
    assert path.exists()
    at_desk.send(nameplate_file=letters())
    assert path.exists()


def test_name_is_set_in_letters_again(
    at_desk: Desk, reporter: User, chief: User, reader: Client
) -> None:
    live_issue(1, reporter=reporter, chief=chief)
    at_desk.send(nameplate_file=letters())
    (path,) = paths()
    at_desk.send(nameplate_gone="on")
    assert paths() == [] and not path.exists()
    assert "/nameplate/" not in reader.get("/").text


@pytest.mark.long_table
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_picture_is_refused_and_leaves_no_file(
    name: str, media_root: Path, db: None
) -> None:
    with pytest.raises(BadPicture) as refused:
        make_nameplate(HOSTILE[name]())
    assert str(refused.value).endswith(("。", "”。"))
    assert [path for path in media_root.rglob("*") if path.suffix == ".webp"] == []


def test_drawing_in_words_is_told_beside_its_field(at_desk: Desk) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    answer = at_desk.send(nameplate_file=svg, hotline="留着")
    assert answer.status_code == 200
    errors = answer.context["adminform"].form.errors
    assert "不是完好的 JPEG、PNG 或 WebP" in " ".join(errors["nameplate_file"])
    assert 'value="留着"' in answer.text
    assert Paper.objects.get().nameplate == {}


def test_no_file_is_written_for_a_form_that_is_refused(
    at_desk: Desk, media_root: Path
) -> None:
    answer = at_desk.send(nameplate_file=letters(), name="")
    errors = answer.context["adminform"].form.errors
    assert "再选一次" in " ".join(errors["nameplate_file"])
    assert not (media_root / "nameplates").exists()


def test_upload_of_who_may_not_is_refused(
    auditor: User, login: Login, media_root: Path
) -> None:
    call_it()
    sent = {"name": "假报", "version": "0", "nameplate_file": io.BytesIO(letters())}
    assert login(auditor).post(FORM, sent).status_code == 403
    assert not (media_root / "nameplates").exists()


def test_files_are_looked_after(at_desk: Desk, media_root: Path) -> None:
    at_desk.send(nameplate_file=letters())
    (path,) = paths()
    assert list(faults(now=NOW)) == []
    stray = path.with_name("0123456789abcdef.webp")
    path.rename(stray)
    found = {(fault.fault, fault.path) for fault in faults(now=NOW)}
    assert found == {(Fault.MISSING, path), (Fault.ORPHAN, stray)}


def test_picture_is_kept_for_ever_and_can_run_nothing(
    at_desk: Desk, reader: Client
) -> None:
    at_desk.send(nameplate_file=letters())
    (path,) = paths()
    answer = reader.get(f"/nameplate/{path.name}")
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"] == "image/webp"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies
    path.unlink()
    assert reader.get(f"/nameplate/{path.name}").status_code == 404
