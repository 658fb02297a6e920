"""Evidence through the console: the contract of `evidence add`, and what is done with exhibits afterwards."""

import os
import sys

import pytest

from crypto.proofs import parse_proof
from intake.media.practice import PracticePhone, photo_facts

ITEM = {
    "file", "outcome", "reason", "duplicate_of", "id", "sha256", "size", "media_type", "captured", "position",
    "position_note", "camera", "orientation", "exif",
}  # fmt: skip


def test_the_shape_that_scripts_rely_on(desk, photo):
    case = desk.case()
    answer = desk.run("evidence", "add", case, photo, photo, photo.parent / "none.jpg", "--json")
    assert answer.status == 1 and set(answer.json) == {"items", "summary"}
    assert answer.json["summary"] == {"added": 1, "duplicate": 1, "refused": 1}
    added, duplicate, refused = answer.json["items"]
    assert all(set(item) == ITEM for item in answer.json["items"])
    said = photo_facts(PracticePhone.SAMSUNG, 0, seed=2024)
    assert added["captured"] == {"raw": said.taken, "at": "2024-02-10T08:30:00+08:00", "basis": "exif-offset"}
    assert added["position"]["lat"] == pytest.approx(said.latitude, abs=1e-4)
    assert set(added["position"]) == {"lat", "lon", "alt"}
    assert added["camera"]["make"] == "samsung" and added["orientation"] == 1
    assert added["exif"]["status"] == "complete" and added["exif"]["disagreements"] == []
    assert (added["outcome"], added["reason"], added["duplicate_of"]) == ("added", None, None)
    assert (duplicate["outcome"], duplicate["duplicate_of"]) == ("duplicate", added["id"])
    assert (refused["outcome"], refused["reason"], refused["id"]) == ("refused", "file-gone", None)
    assert refused["file"] == str(photo.parent / "none.jpg")


def test_outcomes_for_people(desk, photo):
    case = desk.case()
    answer = desk.run("evidence", "add", case, photo, photo.parent / "none.jpg", "--source", "Budi")
    assert answer.status == 1
    assert f"[1] disimpan: {photo}" in answer.out and "Disimpan 1, sudah ada 0, ditolak 1." in answer.out
    assert "none.jpg tidak ditemukan" in answer.err
    assert desk.ok("evidence", "show", f"{case}/1")["source"] == "Budi"


def test_the_original_comes_back_and_a_proof_goes_with_it(desk, photo):
    case = desk.case()
    desk.ok("evidence", "add", case, photo)
    out = desk.root / "asli.jpg"
    assert desk.ok("evidence", "export", f"{case}/1", "--out", out)["file"] == str(out)
    assert out.read_bytes() == photo.read_bytes()
    again = desk.run("evidence", "export", f"{case}/1", "--out", out, "--json")
    assert again.status == 2 and again.json["problem"] == "file-exists"
    proof = desk.ok("log", "prove", f"{case}/1", "--out", desk.root / "p.tlog-proof")["file"]
    assert parse_proof((desk.root / "p.tlog-proof").read_bytes()).index > 0 and proof.endswith("p.tlog-proof")
    small = desk.ok("evidence", "preview", f"{case}/1", "--out", desk.root / "k.jpg", "--pixels", "64")[
        "file"
    ]
    assert small.endswith("k.jpg") and (desk.root / "k.jpg").read_bytes().startswith(b"\xff\xd8")


def test_words_about_an_exhibit_and_its_withdrawal(desk, photo):
    case = desk.case()
    desk.ok("evidence", "add", case, photo)
    assert desk.ok("evidence", "describe", "1/1", "--description", "gerbang")["description"] == "gerbang"
    assert desk.ok("evidence", "withdraw", "1/1", "--reason", "salah")["withdrawn"] == "salah"
    assert desk.run("evidence", "withdraw", "1/1", "--reason", "lagi").status == 2
    assert "ditarik" in desk.run("evidence", "list", case).out
    assert [each["number"] for each in desk.ok("evidence", "list", case)["items"]] == [1]
    assert "gerbang" in desk.run("evidence", "show", "1/1").out


def test_no_preview_of_what_is_no_picture(desk, tmp_path):
    case, file = desk.case(), tmp_path / "a.txt"
    file.write_text("bukan gambar")
    assert desk.ok("evidence", "add", case, file)["items"][0]["exif"]["status"] == "unread"
    answer = desk.run("evidence", "preview", "1/1", "--out", tmp_path / "x.jpg")
    assert answer.status == 2 and not (tmp_path / "x.jpg").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be on Windows")
def test_hostile_names_are_shown_safely_and_kept_exactly(desk, tmp_path):
    case, folder = desk.case(), tmp_path / "kartu sd"
    folder.mkdir()
    names = [b"a\nb.jpg", b"\x1b[31mred.jpg", "\u202egpj.exe".encode(), b"caf\xe9.jpg", b"-rf", b"--lang"]
    for number, name in enumerate(names):
        with open(os.fsencode(folder) + b"/" + name, "wb") as file:
            file.write(b"isi %d" % number)
    answer = desk.run("evidence", "add", case, folder)
    assert answer.status == 0, answer
    shown = answer.out + desk.run("evidence", "list", case).out + desk.run("log", "show").out
    assert not {"\x1b", "\u202e", "\udce9"} & set(shown)
    assert "a[U+000A]b.jpg" in shown and "[U+202E]gpj.exe" in shown
    items = desk.ok("evidence", "add", case, folder)["items"]
    assert {os.fsencode(item["file"]).rpartition(b"/")[2] for item in items} == set(names)
    dashed = desk.run("evidence", "add", case, "--json", "--", folder / "--lang", "-rf")
    assert [item["outcome"] for item in dashed.json["items"]] == ["duplicate", "refused"]
    assert dashed.json["items"][1]["file"] == "-rf"


def test_the_dossier_is_written_once(desk, photo):
    case, out = desk.case(), desk.root / "d.pdf"
    desk.ok("evidence", "add", case, photo)
    made = desk.ok("dossier", case, "--out", out)
    assert made["file"] == str(out) and out.read_bytes().startswith(b"%PDF-")
    assert desk.run("dossier", case, "--out", out).status == 2


def test_secrets_appear_nowhere(desk, photo):
    case = desk.case()
    said = [desk.run("evidence", "add", case, photo), desk.run("vault", "info"), desk.run("card", "show")]
    assert desk.secret.read_text().strip() not in "".join(answer.out + answer.err for answer in said)
    assert "AGE-SECRET-KEY" not in "".join(answer.out for answer in said)


def test_every_tag_as_read_is_shown_on_request(desk, photo):
    case = desk.case()
    (photo.parent / "surat.txt").write_text("bukan gambar")
    desk.ok("evidence", "add", case, photo, photo.parent / "surat.txt")
    assert "tags" not in desk.ok("evidence", "show", f"{case}/1")
    dump = desk.ok("evidence", "show", f"{case}/1", "--tags")["tags"]
    assert set(dump) == {"tags", "xmp", "cut", "reason"} and (dump["cut"], dump["reason"]) == (False, None)
    wanted = {"reader": "exifread", "name": "Image Model", "value": "SM-A546E"}
    assert wanted in dump["tags"]
    lines = desk.run("evidence", "show", f"{case}/1", "--tags").out.splitlines()
    assert ["exifread", "Image", "Model", "SM-A546E"] in [line.split() for line in lines]
    assert desk.ok("evidence", "show", f"{case}/2", "--tags")["tags"] is None
    assert "Tidak ada tag yang tersimpan." in desk.run("evidence", "show", f"{case}/2", "--tags").out
