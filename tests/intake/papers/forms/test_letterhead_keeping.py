"""A letterhead is kept as TOML that reads back the same, whole or not at all, with a logo that was looked at."""

import io
import os
import subprocess
import tomllib
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from intake import lifecycle
from intake.check import vault as checking
from intake.custody import journal
from intake.papers.forms import letterhead
from intake.papers.forms import letterhead_keeping as keeping
from intake.papers.forms.letterhead import FILE, PLACES, Letterhead
from intake.papers.forms.letterhead_sample import sample
from intake.papers.forms.warned import WarningKind
from intake.problems import Problem
from intake.vault import Vault
from intake.wording import Language, problem_sentence
from tests.intake.papers.forms import full_case
from tests.intake.papers.forms.conftest import words_of

STORABLE = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=60)
PLACED = st.sampled_from(PLACES)
HEADS = st.builds(
    Letterhead, name=STORABLE, lines=st.lists(STORABLE).map(tuple), address=st.lists(STORABLE).map(tuple),
    place=STORABLE, chair=STORABLE, stamp=PLACED, meterai=PLACED,
)  # fmt: skip
HEAD = Letterhead(
    "Panwaslu", ("PANITIA", "KECAMATAN"), ("Jalan Melati 4",), None, "Ngaliyan", "Sri", "none", "right"
)


def png(size: tuple[int, int] = (60, 40), mode: str = "RGBA") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, "PNG")
    return out.getvalue()


def files(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


@given(HEADS)
def test_any_words_read_back_the_same(head: Letterhead) -> None:
    told = tomllib.loads(keeping.to_toml(head))
    words = {name: tuple(each) if isinstance(each, list) else each for name, each in told.items()}
    assert Letterhead(**words) == head


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=10))
def test_the_file_has_one_line_for_each_field(text: str) -> None:
    told = keeping.to_toml(Letterhead(name=text, lines=(text, text), chair=text))
    assert not set(told) & {chr(code) for code in range(32) if code != 10} | ({"\x7f"} & set(told))
    assert told.count("\n") == 2 + bool(text) * 2 + 1


@pytest.mark.parametrize(
    "text",
    ['"""', "\\u0041", "\\", '"\n[x]\nstamp = "left', "\r\n", "\x7f\x1b[31m", "\u2028\u202e😀", "N" * 300],
)
def test_words_that_could_break_the_file(tmp_path: Path, text: str) -> None:
    head = replace(HEAD, name=text, lines=(text, "b"), place=text)
    assert keeping.save(tmp_path / "office", head) == head
    assert letterhead.load(tmp_path / "office") == (head, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [("\0", "text-not-storable"), ("\udcff", "text-not-storable"), ("x" * 70_000, "letterhead-too-long"),
     ("x" * 300_000, "letterhead-too-long"), ("x" * 4_000, "letterhead-too-long")],
)  # fmt: skip
def test_words_that_cannot_be_kept_change_nothing(tmp_path: Path, text: str, code: str) -> None:
    keeping.save(tmp_path, HEAD)
    with pytest.raises(Problem) as caught:
        keeping.save(tmp_path, replace(HEAD, address=(text,)), png())
    assert caught.value.code == code
    assert letterhead.load(tmp_path) == (HEAD, ()) and files(tmp_path) == {FILE}


def test_a_logo_is_kept_replaced_and_taken_away(tmp_path: Path) -> None:
    first = keeping.save(tmp_path, HEAD, png())
    assert first.logo is not None and (first.logo.width, first.logo.height) == (60, 40)
    assert files(tmp_path) == {FILE, first.logo_file}
    read, off = letterhead.load(tmp_path)
    assert not off and read.logo is not None and replace(read, logo=None) == replace(first, logo=None)
    kept = keeping.save(tmp_path, replace(read, place="Tugu"))
    assert kept.logo_file == first.logo_file and files(tmp_path) == {FILE, first.logo_file}
    second = keeping.save(tmp_path, kept, png((30, 90), "RGB"))
    assert second.logo_file != first.logo_file and files(tmp_path) == {FILE, second.logo_file}
    keeping.save(tmp_path, replace(second, logo=None, logo_file=""))
    assert files(tmp_path) == {FILE} and not letterhead.load(tmp_path)[0].logo_file


def test_what_the_picture_says_beside_itself_is_not_kept(tmp_path: Path) -> None:
    out = io.BytesIO()
    marked = Image.Exif()
    marked[0x010E] = "Rumah Ketua, Jalan Rahasia"
    Image.new("RGB", (50, 50), "red").save(out, "JPEG", exif=marked)
    assert b"Rahasia" in out.getvalue()
    head = keeping.save(tmp_path, HEAD, out.getvalue())
    assert b"Rahasia" not in (tmp_path / head.logo_file).read_bytes()


@pytest.mark.parametrize("data", [b"", b"bukan gambar", png()[:60], b"%PDF-1.4\n"])
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    before = keeping.save(tmp_path, HEAD, png())
    with pytest.raises(Problem) as caught:
        keeping.save(tmp_path, before, data)
    assert caught.value.code == "logo-unusable" and files(tmp_path) == {FILE, before.logo_file}


def test_a_huge_logo_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    huge = tmp_path / "logo.png"
    with huge.open("wb") as made:
        made.write(png())
        made.truncate(3 << 30)
    with pytest.raises(Problem) as caught:
        keeping.read_logo(huge)
    assert caught.value.code == "logo-too-big" and caught.value.particulars["most"] == 20


@pytest.mark.parametrize(("name", "code"), [("tiada.png", "file-gone"), ("folder", "file-unreadable")])
def test_a_logo_that_cannot_be_read(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Problem) as caught:
        keeping.read_logo(tmp_path / name)
    assert caught.value.code == code


@pytest.mark.parametrize("broken", [b"= no toml", b"\xff\xfe", b"stamp = 3\n", b"a = 1\n", b'name = "\n'])
def test_a_broken_file_is_set_aside_not_lost(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / FILE).write_bytes(broken)
    (off,) = letterhead.read(tmp_path)[1]
    assert off.kind is WarningKind.LETTERHEAD_BROKEN and off.item.startswith(FILE)
    keeping.save(tmp_path, HEAD)
    assert letterhead.load(tmp_path) == (HEAD, ())
    assert (tmp_path / keeping.ASIDE).read_bytes() == broken


def test_a_broken_file_says_where(tmp_path: Path) -> None:
    for text, item in (('name = "a"\n= x\n', f"{FILE}:2"), ('stamp = "atas"\n', f"{FILE}: stamp")):
        (tmp_path / FILE).write_text(text)
        assert letterhead.read(tmp_path)[1][0].item == item


def test_a_file_written_by_hand_is_still_read_and_its_logo_stays(vault: Vault) -> None:
    full_case.letterhead(vault)
    folder = vault.office_tables
    text = (folder / FILE).read_text("utf-8")
    (folder / FILE).write_bytes(b"\xef\xbb\xbf# ditulis tangan\r\n" + text.replace("\n", "\r\n").encode())
    head, off = letterhead.load(folder)
    assert not off and head.logo is not None and head.logo_file == "logo.png" and head.lines
    keeping.save(folder, replace(head, chair="Ketua Baru"))
    assert letterhead.load(folder) == (replace(head, chair="Ketua Baru"), ())
    keeping.save(folder, head, png())
    assert (folder / "logo.png").exists(), "a file of the office's own is not deleted"


def test_a_full_disk_keeps_the_old_letterhead(tmp_path: Path, disks: Callable[[str], Path]) -> None:
    folder = disks("1M") / "office"
    before = keeping.save(folder, HEAD, png())
    filler = folder.parent / "film.mp4"
    with pytest.raises(OSError), filler.open("wb", buffering=0) as out:
        while True:
            out.write(bytes(4096))
    with pytest.raises(Problem) as caught:
        keeping.save(folder, replace(before, chair="Lain" * 50), png((50, 50)))
    assert caught.value.code == "disk-full"
    read, off = letterhead.load(folder)
    assert not off and asdict(replace(read, logo=None)) == asdict(replace(before, logo=None))
    assert files(folder) == {FILE, before.logo_file}


def test_a_vault_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        keeping.save(tmp_path / "stik" / "brankas" / "office", HEAD)
    assert caught.value.code == "file-gone" and not (tmp_path / "stik").exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_the_files_are_their_owners_and_travel_in_a_backup(vault: Vault, tmp_path: Path) -> None:
    head = keeping.save(vault.office_tables, HEAD, png())
    assert {each.stat().st_mode & 0o777 for each in vault.office_tables.iterdir()} == {0o600}
    made = lifecycle.backup(vault, tmp_path / "cadangan")
    assert files(made.folder / "office") == {FILE, head.logo_file}


def test_nothing_is_logged_and_the_vault_stays_intact(vault: Vault) -> None:
    before = len(list(journal.events(vault)))
    keeping.save(vault.office_tables, HEAD, png())
    assert len(list(journal.events(vault))) == before
    assert not list(checking.check_vault(vault).findings)


@pytest.mark.parametrize(
    "head", [Letterhead(), HEAD, Letterhead(name="محمد" * 80, lines=("K" * 500,) * 20, chair="a\x1bb😀" * 90)]
)
def test_the_sample_shows_what_forms_show(vault: Vault, tmp_path: Path, head: Letterhead) -> None:
    (tmp_path / "contoh.pdf").write_bytes(sample(vault, head))
    words = words_of(tmp_path / "contoh.pdf")
    assert "Contoh" in words and "Ketua" in words and "Materai 10.000" in words
    assert ("CAP" in words) == (head.stamp != "none")
    assert all(each in words for each in (HEAD.lines if head is HEAD else ()))
    if head is HEAD:
        assert "Ngaliyan" in words and "Sri" in words


def test_the_sample_draws_the_logo(vault: Vault, tmp_path: Path) -> None:
    head = keeping.save(vault.office_tables, HEAD, png((300, 300), "RGB"))
    (tmp_path / "contoh.pdf").write_bytes(sample(vault, head))
    listed = subprocess.run(
        ["pdfimages", "-list", tmp_path / "contoh.pdf"], check=True, capture_output=True, text=True
    )
    assert "jpeg" in listed.stdout


def test_a_long_line_is_set_smaller_and_whole(tmp_path: Path, vault: Vault) -> None:
    line = " ".join(f"KATA{n}" for n in range(60))
    head = keeping.save(tmp_path, replace(HEAD, lines=(line, "KECAMATAN")))
    (tmp_path / "s.pdf").write_bytes(sample(vault, head))
    assert line in words_of(tmp_path / "s.pdf")


def test_lines_that_find_no_room_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        keeping.save(tmp_path, replace(HEAD, lines=("PANITIA PENGAWAS",) * 20, address=("Jalan",) * 9))
    assert caught.value.code == "letterhead-too-long" and not files(tmp_path)


@pytest.mark.parametrize(
    ("old", "words"),
    [
        ({"name": "N" * 301}, "pada Nama kantor: paling banyak 300"),
        ({"place": "N" * 301}, "pada Tempat: paling banyak 300"),
        ({"chair": "N" * 301}, "pada Nama ketua: paling banyak 300"),
        ({"lines": ("PANITIA",) * 40}, "pada Baris kop dan Alamat."),
        ({"address": ("Jalan",) * 40}, "pada Baris kop dan Alamat."),
        ({"address": ("x" * 70_000,)}, "pada Alamat."),
    ],
)
def test_the_field_that_an_older_letterhead_has_too_long_is_named(
    tmp_path: Path, old: dict[str, object], words: str
) -> None:
    with pytest.raises(Problem) as caught:
        keeping.save(tmp_path, replace(HEAD, **old))  # type: ignore[arg-type]  # fields by name
    assert problem_sentence(Language.ID, caught.value).startswith(f"Isi kop surat terlalu panjang {words}")
    assert problem_sentence(Language.EN, caught.value) != problem_sentence(Language.ID, caught.value)
