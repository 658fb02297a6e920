"""What officers record, through the console: vault, case, person, statement."""

import io
import json
import sys

import pytest

from ui.console import session as sessions


def test_a_vault_is_made_in_its_least_words(tmp_path, desk):
    target = tmp_path / "baru"
    answer = desk.run("vault", "create", target, "--name", "Budi", "--office", "23.02", "--json")
    assert answer.status == 0 and set(answer.json) == {"vault", "id"}
    assert answer.json["vault"] == str(target) and (target / "vault.json").is_file()
    assert "tanpa kata sandi" in answer.err
    desk.vault = target
    info = desk.ok("vault", "info")
    assert (info["role"], info["office_name"], info["id"]) == (
        "petugas",
        "Bawaslu Kota Balikpapan",
        answer.json["id"],
    )


@pytest.mark.parametrize("office", ["99.99", ""])
def test_an_office_is_one_of_the_table(tmp_path, desk, office):
    answer = desk.run("vault", "create", tmp_path / "x", "--name", "Budi", "--office", office)
    assert answer.status == 2 and "23.02" in answer.err and not (tmp_path / "x").exists()


def test_a_short_passphrase_is_warned_of_honestly(tmp_path, desk):
    desk.secret.write_text("pendek\n")
    answer = desk.run("vault", "create", tmp_path / "x", "--name", "B", "--office", "23.02")
    assert answer.status == 0 and "dapat ditebak oleh pencuri" in answer.err


def test_the_passphrase_is_changed_and_the_old_one_stops_working(desk):
    fresh = desk.root / "baru.txt"
    fresh.write_text("kata sandi yang lain\r\n")
    assert desk.run("vault", "passphrase", "--new-passphrase-file", fresh).status == 0
    assert desk.run("vault", "info").status == 2
    desk.secret.write_text("kata sandi yang lain")
    assert desk.run("vault", "info").status == 0


def test_a_backup_does_not_open_but_restores_as_a_continuation(desk):
    case = desk.case()
    origin = desk.ok("vault", "info")["origin"]
    made = desk.ok("vault", "backup", desk.root / "cadangan")
    assert made["backup"] == str(desk.root / "cadangan")
    desk.vault = desk.root / "cadangan"
    assert desk.run("vault", "info", "--json").json["problem"] == "vault-is-backup"
    desk.vault = desk.root / "pulih"
    restored = desk.ok("vault", "restore", desk.root / "cadangan", desk.vault, "--reason", "laptop rusak")
    assert restored["origin"] != origin
    entries = desk.ok("log", "show")["entries"]
    assert entries[0]["kind"] == "log.continued" and entries[0]["facts"]["origin"] == origin
    assert desk.ok("case", "show", case)["title"] == "Judul"


def test_case_new_and_edit_and_show(desk):
    made = desk.ok("case", "new", "--kind", "laporan", "--title", "Kampanye", "--place", "Aula")
    assert set(made) == {"case", "number", "remarks"} and made["number"] == 1
    assert desk.ok("case", "edit", "1", "--narrative", "baris satu\nbaris dua")["place"] == "Aula"
    shown = desk.ok("case", "show", made["case"])
    assert shown["narrative"] == "baris satu\nbaris dua" and shown["kind"] == "laporan"
    assert [each["number"] for each in desk.ok("case", "list")["cases"]] == [1]
    text = desk.run("case", "show", "1").out
    assert "Kampanye" in text and "baris satu\nbaris dua" in text
    assert "Tidak ada yang berubah" in desk.run("case", "edit", "1", "--place", "Aula").out


def test_people_by_number(desk):
    case = desk.case()
    made = desk.ok("person", "add", case, "--role", "saksi", "--name", "Budi", "--birth-place", "Balikpapan")
    assert made["number"] == 1
    [person] = desk.ok("person", "list", case)["persons"]
    assert (person["person"], person["name"], person["birth_place"]) == (made["person"], "Budi", "Balikpapan")
    assert "Budi" in desk.run("person", "list", case).out


def test_statements_from_draft_to_addendum(desk):
    case, file = desk.case(), desk.root / "kata.txt"
    desk.ok("person", "add", case, "--role", "saksi", "--name", "Budi")
    file.write_bytes(b"\xef\xbb\xbfSaya melihat.\r\nDua mobil.\r\n")
    draft = desk.ok("statement", "add", case, "--person", "1", "--text-file", file)
    assert (draft["sealed"], draft["digest"], draft["number"]) == (False, None, 1)
    assert desk.run("statement", "amend", "1/1", "--text-file", file).status == 2
    sealed = desk.ok("statement", "seal", "1/1")
    assert sealed["sealed"] and len(sealed["digest"]) == 64
    assert desk.run("statement", "seal", sealed["statement"]).status == 2
    added = desk.ok("statement", "amend", "1/1", "--text-file", file)
    assert added["amends"] == sealed["statement"] and added["number"] == 2
    listed = desk.ok("statement", "list", case, "--text")["statements"]
    assert [each["text"] for each in listed] == ["Saya melihat.\r\nDua mobil.\r\n"] * 2
    assert "Dua mobil." in desk.run("statement", "list", case, "--text").out


def test_a_statement_from_standard_input_sealed_at_once(desk, monkeypatch):
    case = desk.case()
    desk.ok("person", "add", case, "--role", "pelapor", "--name", "Budi")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Sejak pagi…".encode())))
    assert desk.ok("statement", "add", case, "--person", "1", "--text-file", "-", "--seal")["sealed"]


def test_text_that_is_not_utf8_is_named(desk):
    case, file = desk.case(), desk.root / "latin.txt"
    desk.ok("person", "add", case, "--role", "saksi", "--name", "Budi")
    file.write_bytes("kafé".encode("latin-1"))
    answer = desk.run("statement", "add", case, "--person", "1", "--text-file", file)
    assert answer.status == 2 and "latin.txt" in answer.err and "UTF-8" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ("case", "show", "7"),
        ("person", "list", "x"),
        ("evidence", "show", "1/7"),
        ("evidence", "show", "7"),
        ("evidence", "show", "/"),
        ("statement", "seal", "1/²"),
        ("log", "prove", "nothing", "--out", "x"),
    ],
)
def test_what_is_not_there_is_a_sentence(desk, words):
    desk.case()
    answer = desk.run(*words, "--json")
    assert answer.status == 2 and answer.json["problem"].endswith("-unknown")
    assert answer.json["message"] in answer.err


def test_the_log_in_words_and_for_scripts(desk):
    case = desk.case()
    desk.ok("person", "add", case, "--role", "saksi", "--name", "Budi")
    entries = desk.ok("log", "show", "--case", case)["entries"]
    assert [each["kind"] for each in entries] == ["case.created", "person.added"]
    assert not any("salt" in each["facts"] for each in entries)
    assert "Orang 1 dicatat oleh Siti Aminah: Budi (saksi)" in desk.run("log", "show").out
    assert "recorded by Siti Aminah" in desk.run("log", "show", "--lang", "en").out


def test_the_head_in_short_for_a_text_message(desk):
    desk.case()
    sms = desk.run("log", "head", "--sms").out
    document = desk.ok("log", "head")
    assert sms == document["sms"] + "\n" and len(sms) < 70 and document["size"] == 2
    assert document["note"].startswith(document["origin"] + "\n2\n" + document["root"] + "\n")


def test_a_passphrase_is_asked_for_twice(desk, monkeypatch, tmp_path):
    answers = iter(["satu dua tiga empat", "satu dua tiga lima"])
    monkeypatch.setattr(sessions, "_somebody_there", lambda: True)
    monkeypatch.setattr(sessions.getpass, "getpass", lambda prompt: next(answers))
    words = ["vault", "create", str(tmp_path / "x"), "--name", "B", "--office", "23.02", "--json"]
    assert sessions.sys is sys and __import__("ui.console.program", fromlist=["main"]).main(words) == 2
    assert json.loads(desk.capsys.readouterr().out)["problem"] == "passphrases-differ"
    assert not (tmp_path / "x").exists()


def test_a_case_is_shown_with_its_numbers_retention_acts_and_what_is_odd(desk):
    made = desk.run(
        "case",
        "new",
        "--kind",
        "laporan",
        "--title",
        "A",
        "--place-code",
        "64.71.05.9999",
        "--event-date",
        "2026-02-30",
    )
    assert made.status == 0 and made.out.count("Perlu diperiksa") == 2
    assert desk.ok("case", "show", "1")["place_edition"] == ""
    changed = desk.ok("case", "edit", "1", "--place-code", "6471051002", "--event-date", "2026-02-20")
    assert (changed["place_code"], changed["remarks"]) == ("64.71.05.1002", [])
    assert changed["place_edition"].startswith("Kepmendagri")
    desk.ok("number", "provisional", "1", "--kind", "register")
    desk.ok("act", "add", "1", "--code", "D-8")
    desk.ok(
        "retention", "set", "1", "--code", "diregistrasi", "--until", "2030-06-30", "--basis", "jadwal kantor"
    )
    shown = desk.ok("case", "show", "1")
    assert [each["holds"] for each in shown["numbers"]] == [True]
    assert shown["retention"]["until"] == "2030-06-30" and [each["code"] for each in shown["acts"]] == ["D-8"]
    text = desk.run("case", "show", "1").out
    assert "SEMENTARA-" in text and "(2030-06-30)" in text and "D-8" in text
