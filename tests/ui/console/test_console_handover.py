"""Cards, sealing, receiving, acknowledging, checking, and the demo, through the console."""

import hashlib
import json
import signal
import subprocess
from pathlib import Path

import pytest

from intake.bundle.open import Discard, open_outside, read_all
from intake.check.bundle import own_cards
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.vault import unlock
from tests.ui.console.conftest import PASSPHRASE
from ui.console import program
from ui.console.progress import Bar

CHECK = {"subject", "verdict", "scope", "signer", "findings", "not_checked", "checked"}


@pytest.fixture
def met(desk, office, tmp_path, photo):
    """An officer with a case and an office that trust each other's cards; the stick is `usb`."""
    (tmp_path / "usb").mkdir()
    for one, other in ((desk, office), (office, desk)):
        card = one.root / "a.kartu"
        words = one.ok("card", "export", "--out", card)["fingerprint"]
        assert other.ok("card", "trust", card, "--fingerprint", words)["trust"] == "compared"
    case, text = desk.case(), desk.root / "kata.txt"
    text.write_text("Saya melihat.")
    desk.ok("person", "add", case, "--role", "saksi", "--name", "Budi")
    desk.ok("statement", "add", case, "--person", "1", "--text-file", text, "--seal")
    desk.ok("evidence", "add", case, photo)
    return desk, office, tmp_path / "usb"


@pytest.fixture
def sealed(met):
    desk, office, usb = met
    made = desk.ok("bundle", "seal", "1", "--to", office.root / "a.kartu", "--out", usb, "--with-dossier")
    return desk, office, Path(made["folder"])


def check(*words):
    """`check` without any vault, as a third party runs it."""
    return program.main(["check", *(str(word) for word in words), "--json"])


def test_a_card_is_not_trusted_without_a_word(desk, office):
    card = office.root / "a.kartu"
    office.ok("card", "export", "--out", card)
    assert desk.run("card", "trust", card, "--json").json["problem"] == "trust-not-confirmed"
    wrong = "abandon " * 8
    assert (
        desk.run("card", "trust", card, "--fingerprint", wrong, "--json").json["problem"]
        == "fingerprint-differs"
    )
    assert (
        desk.run("card", "trust", card, "--fingerprint", "x", "--json").json["problem"]
        == "fingerprint-malformed"
    )
    assert desk.ok("card", "trust", card, "--yes")["trust"] == "accepted"
    assert [each["name"] for each in desk.ok("card", "show")["trusted"]] == ["Kantor"]
    assert "diterima tanpa dibandingkan" in desk.run("card", "show").out


def test_a_card_is_shown_without_a_vault(office, capsys):
    card = office.root / "a.kartu"
    words = office.ok("card", "export", "--out", card)["fingerprint"]
    assert program.main(["card", "show", str(card)]) == 0
    assert words in capsys.readouterr().out
    card.write_bytes(card.read_bytes().replace(b"Kantor", b"Kantur"))
    assert program.main(["card", "show", str(card)]) == 2


def test_only_a_trusted_card_is_sealed_to(desk, office, tmp_path):
    card = office.root / "a.kartu"
    office.ok("card", "export", "--out", card)
    desk.case()
    answer = desk.run("bundle", "seal", "1", "--to", card, "--out", tmp_path, "--json")
    assert (answer.status, answer.json["problem"]) == (2, "card-not-trusted")
    assert (
        desk.run("bundle", "seal", "1", "--to", "Kantor", "--out", tmp_path, "--json").json["problem"]
        == "card-unknown"
    )


def test_the_way_there_and_back(met, capsys):
    desk, office, usb = met
    made = desk.ok("bundle", "seal", "1", "--to", "Kantor", "--out", usb, "--with-dossier")
    assert set(made) == {"folder", "handover", "sha256"}
    folder = Path(made["folder"])
    assert hashlib.sha256((folder / "bundle.age").read_bytes()).hexdigest() == made["sha256"]
    received = office.ok("bundle", "receive", folder)
    assert set(received) == {"case", "ack", "outcome", "new_files", "already_held", "findings"}
    assert (received["outcome"], received["new_files"], received["findings"]) == ("taken-in", 1, [])
    assert received["ack"] == str(folder.with_name(folder.name + ".ack.txt"))
    assert office.ok("bundle", "receive", folder)["already_held"] == 1
    taken = desk.ok("ack", "take", received["ack"])
    assert (taken["handover"], taken["outcome"]) == (made["handover"], "taken-in")
    assert check(received["ack"], "--card", office.root / "a.kartu") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["subject"], report["verdict"]) == ("ack", "intact")
    assert office.ok("case", "show", received["case"])["title"] == "Judul"
    foreign = office.run("case", "edit", received["case"], "--title", "Lain", "--json")
    assert (foreign.status, foreign.json["problem"]) == (2, "case-foreign")
    for each in (desk, office):
        assert each.ok("check", each.vault)["verdict"] == "intact"


def test_checking_a_bundle_from_outside(sealed, capsys):
    desk, _, folder = sealed
    assert check(folder, "--card", desk.root / "a.kartu") == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report) == CHECK and set(report["checked"]) == {"files", "bytes", "entries"}
    assert (report["subject"], report["scope"], report["verdict"]) == ("bundle", "outer", "intact")
    assert report["signer"]["trust"] == "known" and "bundle.age" in report["not_checked"]
    assert check(folder) == 2
    report = json.loads(capsys.readouterr().out)
    assert (report["verdict"], report["signer"]["trust"]) == ("not-checked", "unknown")


@pytest.mark.parametrize("name", ["bundle.age", "log.age", "label.txt", "label.txt.sig", "CARA-PERIKSA.txt"])
def test_damage_is_found_and_refused(sealed, capsys, name):
    desk, office, folder = sealed
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(bytes(data))
    assert check(folder, "--card", desk.root / "a.kartu") == 1
    report = json.loads(capsys.readouterr().out)
    assert report["verdict"] == "damaged" and report["findings"]
    assert all(set(each) == {"kind", "object", "expected", "found"} for each in report["findings"])
    assert program.main(["check", str(folder), "--card", str(desk.root / "a.kartu")]) == 1
    assert "RUSAK" in capsys.readouterr().out
    answer = office.run("bundle", "receive", folder, "--json")
    if name.startswith("label.txt"):
        assert answer.status in (1, 2)
    else:
        assert (answer.status, answer.json["outcome"]) == (1, "refused")
    assert office.ok("case", "list")["cases"] == []


def test_a_vault_knows_cards_and_opens_its_own_bundles(sealed):
    desk, office, folder = sealed
    for each in (desk, office):
        report = each.ok("check", folder)
        assert (report["scope"], report["verdict"], report["not_checked"]) == ("full", "intact", [])
    report = office.run("check", folder)
    assert report.status == 0 and "UTUH" in report.out and "Siti Aminah (dikenal)" in report.out


def test_a_proof_of_one_photo(sealed, photo, capsys):
    desk, _, _ = sealed
    proof = desk.root / "foto.tlog-proof"
    desk.ok("log", "prove", "1/1", "--out", proof)
    for words in ((photo, proof), (proof, photo)):
        assert check(*words, "--card", desk.root / "a.kartu") == 0
    assert json.loads(capsys.readouterr().out.partition("}\n{")[0] + "}")["subject"] == "proof"
    assert program.main(["check", str(photo), "--card", str(desk.root / "a.kartu"), str(proof)]) == 0
    capsys.readouterr()
    assert check(photo, proof) == 2
    photo.write_bytes(photo.read_bytes() + b"x")
    assert check(photo, proof, "--card", desk.root / "a.kartu") == 1


def test_a_check_of_a_long_film_says_how_far_it_is_and_stops_at_ctrl_c(desk, monkeypatch):
    film, proof, words, begin = desk.root / "film.mp4", desk.root / "film.tlog-proof", [], Bar.begin
    film.write_bytes(bytes(5 << 20))
    desk.ok("evidence", "add", desk.case(), film)
    desk.ok("log", "prove", "1/1", "--out", proof)
    monkeypatch.setattr(
        Bar, "begin", lambda bar, key, total: (words.append((key, total)), begin(bar, key, total))
    )
    assert desk.ok("check", film, proof)["verdict"] == "intact"
    assert words == [("progress.checking", 5 << 20)]
    monkeypatch.setattr(Bar, "moved", lambda bar, size: signal.raise_signal(signal.SIGINT))
    answer = desk.run("check", film, proof, "--json")
    assert answer.status == 2 and "Dihentikan" in answer.err and answer.json["problem"] == "cancelled"


def test_heads_held_elsewhere(sealed, capsys, tmp_path):
    desk, office, folder = sealed
    card = desk.root / "a.kartu"
    sms = desk.run("log", "head", "--sms").out.strip()
    note = tmp_path / "head.txt"
    note.write_text(desk.ok("log", "head")["note"])
    ack = office.ok("bundle", "receive", folder)["ack"]
    held = [option for each in (sms, note, ack, folder) for option in ("--against", each)]
    assert check(desk.vault, "--passphrase-file", desk.secret, "--card", card, *held) == 0
    capsys.readouterr()
    prefix, size, root = sms.rsplit(" ", 2)
    other = f"{prefix} {size} {root[1:]}{root[0]}"
    assert check(desk.vault, "--passphrase-file", desk.secret, "--against", other) == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["kind"] == "fork"
    longer = f"{prefix} {int(size) + 5} {root}"
    assert check(desk.vault, "--passphrase-file", desk.secret, "--against", longer) == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["kind"] == "rollback"
    assert check(desk.vault, "--passphrase-file", desk.secret, "--against", "SEGEL1 rubbish") == 2


def test_what_cannot_be_checked_is_a_sentence(desk, tmp_path, capsys):
    (tmp_path / "a.txt").write_text("apa saja")
    for words in ((tmp_path / "a.txt",), (tmp_path / "none",), (tmp_path,)):
        assert check(*words) == 2
        assert "problem" in json.loads(capsys.readouterr().out)
    assert desk.run("check", desk.vault, "--quick").status == 0
    (tmp_path / "ack.txt").write_bytes(b"rusak")
    assert check(tmp_path / "ack.txt") == 1


def test_the_demo_is_the_whole_job_and_replaces_only_itself(tmp_path, capsys):
    folder = tmp_path / "demo"
    assert program.main(["demo", str(folder)]) == 0
    said = capsys.readouterr().out
    names = {
        "officer.kartu", "office.kartu", "dossier.pdf", "dossier.pdf.tlog-proof", "usb", "ack.txt",
        "officer", "office", "passphrase.txt", "office-age-key.txt", "foto-latihan",
    }  # fmt: skip
    assert {path.name for path in folder.iterdir() if not path.name.startswith(".")} == names
    assert all(name in said for name in names) and said.count("UTUH") == 4
    [handover] = (folder / "usb").iterdir()
    assert check(handover, "--card", folder / "officer.kartu") == 0
    capsys.readouterr()
    assert program.main(["demo", str(folder), "--json", "--lang", "en"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["outcome"] == "taken-in" and set(document["checks"].values()) == {"intact"}
    mine = tmp_path / "milik saya"
    mine.mkdir()
    (mine / "penting.txt").write_text("jangan dihapus")
    assert program.main(["demo", str(mine)]) == 2
    assert (mine / "penting.txt").read_text() == "jangan dihapus"


def test_the_demo_is_checked_by_stock_programs(tmp_path, capsys):
    folder = tmp_path / "demo"
    assert program.main(["demo", str(folder), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    [handover] = (folder / "usb").iterdir()
    lines = [line.strip() for line in said.splitlines()]
    verify = next(line for line in lines if line.startswith("ssh-keygen "))
    assert subprocess.run(verify, shell=True, cwd=folder, capture_output=True, check=False).returncode == 0
    listed = subprocess.run(
        next(line for line in lines if line.startswith("age ")),
        shell=True,
        cwd=folder,
        capture_output=True,
        check=True,
    )
    assert b"/data/evidence/0008.jpg\n" in listed.stdout and b"/data/papers/dossier.pdf\n" in listed.stdout
    label = (handover / "label.txt").read_text()
    assert f"bundle: {hashlib.sha256((handover / 'bundle.age').read_bytes()).hexdigest()} " in label


def test_the_dossier_that_goes_along_is_chosen(met, tmp_path):
    desk, office, usb = met
    to = ("--to", office.root / "a.kartu", "--out", usb)
    assert desk.run("bundle", "seal", "1", *to, "--sheet", "5", "--json").json["problem"] == "sheet-unknown"
    made = desk.ok("bundle", "seal", "1", *to, "--kind", "public", "--sheet", "4")
    told = desk.run("bundle", "seal", "1", *to, "--referral", "bkn", "--kind", "referral", "--json")
    assert told.status == 0 and Path(made["folder"]).is_dir()
    vault = unlock(desk.vault, PASSPHRASE.encode())
    made_kinds = [each.body["kind"] for each in journal.events(vault) if each.entry.kind == Kind.DOSSIER_MADE]
    papers = [bag_papers(vault, folder) for folder in (made["folder"], told.json["folder"])]
    heads.lock(vault)
    assert made_kinds == ["public", "referral"]
    assert papers == [["data/papers/dossier-public.pdf"], ["data/papers/dossier-referral.pdf"]]


def bag_papers(vault, folder):
    """The papers in a hand-over, read by who sealed it."""
    opened = open_outside(Path(folder), own_cards(vault))
    read_all(opened, vault, Discard())
    return [path for path in opened.payload if path.startswith("data/papers/")]
