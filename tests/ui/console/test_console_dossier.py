"""dossier in its kinds, and check of a dossier, as typed."""

import re
import signal

import pytest

from ui.console.progress import Bar


def test_a_dossier_is_checked_by_its_proof_and_against_its_vault(desk):
    case = desk.case()
    desk.ok("person", "add", case, "--role", "saksi", "--name", "Budi Rahasia", "--protected", "ya")
    made = desk.ok("dossier", case, "--out", desk.root / "d.pdf", "--sheet", "4")
    assert made["proof"].endswith("d.pdf.tlog-proof") and made["kind"] == "full"
    said = desk.ok("check", desk.root / "d.pdf", "--against", desk.vault)
    assert (said["subject"], said["verdict"], said["scope"]) == ("dossier", "intact", "full")
    outer = desk.ok("check", desk.root / "d.pdf")
    assert (outer["verdict"], outer["scope"], outer["not_checked"]) == ("intact", "outer", ["facts"])
    desk.ok("case", "edit", case, "--title", "Judul lain")
    answer = desk.run("check", desk.root / "d.pdf", "--against", desk.vault, "--json")
    assert answer.status == 0 and answer.json["verdict"] == "intact"  # rightly changed, but named
    assert {each["kind"] for each in answer.json["findings"]} == {"dossier-outdated"}
    assert all(each["object"].startswith("page ") for each in answer.json["findings"])
    people = desk.run("check", desk.root / "d.pdf", "--against", desk.vault)
    assert "- Halaman 1: halaman menyebut hal yang sesudah berkas dibuat diubah" in people.out
    assert "(uraian perkara: 1)" in people.out and "Judul lain" not in people.out
    assert not re.search(r"\b(page|as stated|case|entry)\b", people.out.replace(str(desk.root), ""))
    (desk.root / "d.pdf.tlog-proof").unlink()
    alone = desk.run("check", desk.root / "d.pdf")
    assert alone.status == 2 and "Belum terbukti bahwa PDF ini persis yang dicatat" in alone.out
    assert "later log" not in alone.out


def test_a_check_says_what_it_goes_through_and_stops_at_ctrl_c(desk, monkeypatch):
    case = desk.case()
    desk.ok("dossier", case, "--out", desk.root / "d.pdf")
    words, begin = [], Bar.begin
    monkeypatch.setattr(
        Bar, "begin", lambda bar, key, total: (words.append((key, total)), begin(bar, key, total))
    )
    desk.ok("check", desk.root / "d.pdf", "--against", desk.vault)
    stages = ["log", "records", "facts", "paper", "pages"]
    assert [key for key, _ in words] == [f"progress.dossier-{each}" for each in stages]
    assert all(total > 0 for _, total in words)
    files = sorted(desk.root.rglob("*"))
    monkeypatch.setattr(Bar, "moved", lambda bar, size: signal.raise_signal(signal.SIGINT))
    answer = desk.run("check", desk.root / "d.pdf", "--against", desk.vault, "--json")
    assert answer.status == 2 and "Dihentikan" in answer.err and answer.json["problem"] == "cancelled"
    assert sorted(desk.root.rglob("*")) == files
    monkeypatch.undo()
    desk.ok("check", desk.root / "d.pdf", "--against", desk.vault)


def test_a_public_dossier_warns_and_hides(desk):
    case = desk.case()
    desk.ok("person", "add", case, "--role", "saksi", "--name", "Budi Rahasia", "--protected", "ya")
    answer = desk.run("dossier", case, "--out", desk.root / "d.pdf", "--kind", "public", "--json")
    assert answer.status == 0 and answer.json["kind"] == "public"
    assert answer.err.count("d.pdf") == 1  # one warning that it is plaintext
    assert "Budi" not in answer.err + answer.out


@pytest.mark.parametrize(
    "words",
    [["--sheet", "3"], ["--sheet", "0"], ["--kind", "rahasia"], ["--kind", "referral", "--to", "nasa"]],
)
def test_what_is_no_dossier_is_refused(desk, words):
    case = desk.case()
    assert desk.run("dossier", case, "--out", desk.root / "d.pdf", *words).status == 2
    assert not (desk.root / "d.pdf").exists()


def test_a_changed_byte_and_another_pdf_are_damage(desk):
    case = desk.case()
    desk.ok("dossier", case, "--out", desk.root / "d.pdf")
    data = bytearray((desk.root / "d.pdf").read_bytes())
    data[data.index(b"/Producer") + 12] ^= 1
    (desk.root / "d.pdf").write_bytes(data)
    answer = desk.run("check", desk.root / "d.pdf", "--json")
    assert (answer.status, answer.json["findings"][0]["kind"]) == (1, "dossier-digest")
    (desk.root / "e.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    answer = desk.run("check", desk.root / "e.pdf", "--json")
    assert (answer.status, answer.json["findings"][0]["kind"]) == (1, "dossier-malformed")
