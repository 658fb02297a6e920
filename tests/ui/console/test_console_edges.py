"""The console at its edges: what is checked without help, what is refused, what goes wrong with files and streams."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from crypto.age_keys import decode_recipient
from intake import header as headers
from intake.wording import Language, keys, sentence
from tests.ui.console.conftest import ROOT
from ui.console import program
from ui.console.program import COMMANDS


def trusting(one, other):
    card = one.root / "a.kartu"
    words = one.ok("card", "export", "--out", card)["fingerprint"]
    other.ok("card", "trust", card, "--fingerprint", words)
    return card


@pytest.fixture
def met(desk, office, photo):
    """An officer with one exhibit and an office that know each other."""
    for one, other in ((desk, office), (office, desk)):
        trusting(one, other)
    desk.ok("evidence", "add", desk.case(), photo)
    return desk, office


@pytest.fixture
def sealed(met, tmp_path):
    desk, office = met
    (tmp_path / "usb").mkdir()
    made = desk.ok("bundle", "seal", "1", "--to", office.root / "a.kartu", "--out", tmp_path / "usb")
    return desk, office, Path(made["folder"])


def problem(answer, status=2):
    assert answer.status == status, answer
    return answer.json["problem"]


def test_a_vault_against_its_own_bundle_and_with_itself(sealed):
    desk, office, folder = sealed
    ack = office.ok("bundle", "receive", folder)["ack"]
    assert desk.ok("check", desk.vault, "--against", folder)["verdict"] == "intact"
    assert desk.ok("check", desk.vault, "--against", desk.vault)["verdict"] == "intact"
    assert desk.ok("check", folder, "--against", desk.vault / ".." / "vault")["verdict"] == "intact"
    assert desk.ok("check", folder, "--against", office.vault)["verdict"] == "intact"
    assert (
        desk.ok("check", ack, "--card", office.root / "a.kartu", "--against", folder)["verdict"] == "intact"
    )


@pytest.mark.parametrize("what", ["missing", "wrong", "in-use", "no-file", "none"])
def test_a_vault_that_only_the_environment_names_is_not_needed(sealed, monkeypatch, capsys, what):
    desk, _, folder = sealed
    vault, secret, held = desk.vault, desk.secret, FileLock(desk.vault / "vault.lock")
    if what == "missing":
        vault = desk.root / "tidak ada"
    elif what == "wrong":
        secret.write_text("bukan ini kata sandinya")
    elif what == "in-use":
        held.acquire()
    elif what == "no-file":
        secret = desk.root / "tidak ada.txt"
    monkeypatch.setenv("SEGEL_VAULT", str(vault))
    if what != "none":
        monkeypatch.setenv("SEGEL_PASSPHRASE_FILE", str(secret))
    words = ["check", str(folder), "--card", str(desk.root / "a.kartu"), "--json"]
    assert program.main(words) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["scope"] == "outer" and "diteruskan tanpa brankas" in said.err
    assert program.main([*words, "--vault", str(vault)]) == 2
    held.release()


def test_numbers_without_a_case(met, photo, tmp_path):
    desk, _ = met
    text = tmp_path / "kata.txt"
    text.write_text("Saya melihat.")
    desk.ok("person", "add", "1", "--role", "saksi", "--name", "Budi")
    desk.ok("statement", "add", "1", "--person", "1", "--text-file", text)
    assert desk.ok("evidence", "export", "1", "--out", tmp_path / "a.jpg")["file"]
    assert desk.ok("log", "prove", "1", "--out", tmp_path / "a.tlog-proof")["file"]
    assert desk.ok("statement", "seal", "1")["number"] == 1
    photo.write_bytes(photo.read_bytes() + b"lain")
    desk.ok("evidence", "add", desk.case(), photo)
    answer = desk.run("evidence", "show", "1", "--json")
    assert problem(answer) == "number-ambiguous" and "PERKARA/NOMOR" in answer.json["message"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "words", [["check", "nope"], ["check", "nope", "--json"], ["--help"], ["card", "show", "x"]]
)
@pytest.mark.parametrize("how", ["> /dev/full", ">&-", "| true", "2> /dev/full", "2>&-", ">&- 2>&-"])
def test_lost_streams_are_no_defect(words, how):
    line = " ".join((sys.executable, "-I", str(ROOT / "main.py"), *words))
    bare = {name: value for name, value in os.environ.items() if not name.startswith("SEGEL_")}
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {line} {how}"], capture_output=True, env=bare)
    assert done.returncode == (0 if words == ["--help"] and how.startswith("2") else 2) or (
        words == ["--help"]
        and how == "| true"
        and done.returncode == 0  # all was said before the reader went
    )
    assert b"Traceback" not in done.stderr and b"Exception ignored" not in done.stderr


def test_who_is_unknown_and_what_is_for_others_is_refused_as_a_document(
    sealed, fresh_vaults, tmp_path, capsys
):
    desk, office, folder = sealed
    stranger = tmp_path / "lain"
    shutil.copytree(fresh_vaults / "office", stranger)
    office.vault = stranger  # neither meant, nor does it know the sender
    expected = {"case": None, "ack": None, "outcome": "refused", "new_files": 0, "already_held": 0}
    answer = office.run("bundle", "receive", folder, "--json")
    found = answer.json.pop("findings")
    assert (answer.status, {k: v for k, v in answer.json.items() if k != "findings"}) == (1, expected)
    assert found[0]["kind"] in {"not-for-us", "key-unknown"} and answer.err
    answer = desk.run("bundle", "receive", folder, "--json")
    assert (answer.status, answer.json["findings"][0]["kind"]) == (1, "not-for-us")


def test_an_unknown_sender_is_refused_as_a_document(desk, office, photo, tmp_path):
    trusting(office, desk)
    desk.ok("evidence", "add", desk.case(), photo)
    made = desk.ok("bundle", "seal", "1", "--to", "Kantor", "--out", tmp_path)
    answer = office.run("bundle", "receive", made["folder"], "--json")
    assert (answer.status, answer.json["outcome"], answer.json["findings"][0]["kind"]) == (
        1, "refused", "key-unknown",
    )  # fmt: skip
    assert "card trust" in answer.err and not list(tmp_path.glob("*.ack.txt"))


def test_all_that_log_head_prints_can_be_compared(sealed, tmp_path):
    desk, _, _ = sealed
    for number, words in enumerate((["log", "head"], ["log", "head", "--sms"], ["log", "head", "--json"])):
        kept = tmp_path / f"{number}.txt"
        for end in ("\n", "\r\n"):
            kept.write_bytes(desk.run(*words).out.replace("\n", end).encode("utf-8"))
            assert desk.ok("check", desk.vault, "--against", kept)["verdict"] == "intact"
    for rubbish in ("{", '{"note": 3}', "[" * 100_000, "{" * 100_000):
        kept.write_text(rubbish)
        assert problem(desk.run("check", desk.vault, "--against", kept, "--json")) == "against-unreadable"


def test_a_vault_without_headers_and_a_backup_are_checked(desk):
    desk.ok("vault", "backup", desk.root / "cadangan")
    report = desk.ok("check", desk.root / "cadangan")
    assert (report["subject"], report["verdict"]) == ("vault", "intact")
    for name in headers.NAMES:
        (desk.vault / name).unlink()
    answer = desk.run("check", desk.vault, "--json")
    assert (answer.status, answer.json["findings"][0]["kind"]) == (1, "header-damaged")


def test_an_acknowledgement_overwrites_only_itself(sealed, tmp_path):
    _, office, folder = sealed
    mine = tmp_path / "penting.txt"
    mine.write_text("jangan hilang")
    assert problem(office.run("bundle", "receive", folder, "--ack-out", mine, "--json")) == "file-exists"
    assert mine.read_text() == "jangan hilang" and office.ok("case", "list")["cases"] == []
    ack = tmp_path / "ack.txt"
    first = office.ok("bundle", "receive", folder, "--ack-out", ack)
    held = ack.read_bytes()
    again = office.ok("bundle", "receive", folder, "--ack-out", ack)
    assert (first["new_files"], again["already_held"], ack.read_bytes()) == (1, 1, held)


def test_a_folder_that_is_missing_is_named_and_a_stick_folder_made(met, tmp_path):
    desk, _ = met
    for words in (
        ["evidence", "export", "1"],
        ["dossier", "1"],
        ["evidence", "preview", "1"],
        ["log", "prove", "1"],
    ):
        answer = desk.run(*words, "--out", tmp_path / "sub" / "x", "--json")
        assert problem(answer) == "folder-missing"
        assert str(tmp_path / "sub") in answer.json["message"] and ".part" not in answer.json["message"]
    seal = ["bundle", "seal", "1", "--to", "Kantor", "--out"]
    assert problem(desk.run(*seal, tmp_path / "a" / "b", "--json")) == "folder-missing"
    made = Path(desk.ok(*seal, tmp_path / "stik")["folder"])
    assert made.parent == tmp_path / "stik"
    if os.name == "posix":
        assert made.stat().st_mode & 0o777 == 0o755
        assert {path.stat().st_mode & 0o777 for path in made.iterdir()} == {0o644}
    desk.run(*seal[:3], "--to", "Bukan siapa-siapa", "--out", tmp_path / "lain")
    assert not (tmp_path / "lain").exists()


def test_what_check_needs_is_said(met, tmp_path):
    desk, _ = met
    desk.ok("log", "prove", "1", "--out", tmp_path / "p.proof")
    assert problem(desk.run("check", tmp_path / "p.proof", "--json")) == "check-proof-alone"
    (tmp_path / "x.txt").write_bytes(b"Segel-ack/v1\n")
    answer = desk.run("check", tmp_path / "x.txt", "--json")
    assert problem(answer) == "check-what" and "tidak dapat dikenali" in answer.json["message"]


def test_a_preview_that_goes_out_is_warned_of_and_logged(met, tmp_path):
    desk, _ = met
    answer = desk.run("evidence", "preview", "1", "--out", tmp_path / "kecil.jpg", "--pixels", "64")
    assert answer.status == 0 and "tidak terenkripsi" in answer.err
    assert "evidence.exported" in [each["kind"] for each in desk.ok("log", "show")["entries"]]


def test_a_passphrase_file_of_a_windows_editor(desk):
    desk.secret.write_bytes(b"\xef\xbb\xbf" + desk.secret.read_bytes().rstrip(b"\n") + b"\r\n")
    assert desk.run("case", "list").status == 0


def test_a_recovery_card_gets_its_slot_and_what_it_is_good_for_is_said(desk, office):
    card = office.root / "a.kartu"
    words = office.ok("card", "export", "--out", card)["fingerprint"]
    made = desk.root / "baru"
    create = ["vault", "create", made, "--name", "Ani", "--office", "23.02"]
    answer = desk.run(*create, "--recovery-card", card)
    assert answer.status == 0 and words in answer.err and "vault recover" in answer.err
    assert "siapa pun" not in answer.err, "the office can"
    (slot,) = headers.read_copies(made).readable[0].recovery
    assert decode_recipient(slot.recipient) and slot.recipient.encode() in card.read_bytes()
    assert desk.run("check", made).status == 0


def test_what_the_window_says_names_no_command():
    """Problems are shown in the window as well; what to type stands apart, for the console alone."""
    only_here = {
        "check-what",
        "check-proof-alone",
        "folder-not-named",
        "passphrase-not-given",
        "vault-not-named",
    }
    verbs = [command.words for command in COMMANDS if " " in command.words]
    for language in Language:
        named = {
            key.removeprefix("problem.") for key in keys(language) if key.startswith("problem.")
        } - only_here
        hints = {
            key.removeprefix("hint."): blanks
            for key, blanks in keys(language).items()
            if key.startswith("hint.")
        }
        assert hints.keys() <= named
        for code in named:
            blanks = keys(language)[f"problem.{code}"]
            said = sentence(language, f"problem.{code}", **dict.fromkeys(blanks, "x"))
            assert not [verb for verb in verbs if verb in said], said
            assert hints.get(code, frozenset()) <= blanks
