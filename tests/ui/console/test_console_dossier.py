"""dossier in its kinds, and check of a dossier, as typed."""

import re
import signal
import subprocess

import pytest

from intake.papers import marks
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


def test_a_changed_byte_is_damage(desk):
    case = desk.case()
    desk.ok("dossier", case, "--out", desk.root / "d.pdf")
    data = bytearray((desk.root / "d.pdf").read_bytes())
    data[data.index(b"/Producer") + 12] ^= 1
    (desk.root / "d.pdf").write_bytes(data)
    answer = desk.run("check", desk.root / "d.pdf", "--json")
    assert (answer.status, answer.json["findings"][0]["kind"]) == (1, "dossier-digest")


def test_a_pdf_that_is_no_dossier_is_not_called_damaged(desk):
    case = desk.case()
    desk.ok("form", "B.1", case, "--out", desk.root / "b1.pdf")
    (desk.root / "e.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj\n<</Title (Berkas Perkara Pidana)>>\nendobj\n%%EOF\n"
    )
    for name in ("b1.pdf", "e.pdf"):
        answer = desk.run("check", desk.root / name, "--json")
        assert (answer.status, answer.json["problem"]) == (2, "check-no-dossier")
        people = desk.run("check", desk.root / name)
        assert people.status == 2 and "bukan berkas perkara" in people.err and "RUSAK" not in people.err
        english = desk.run("--lang", "en", "check", desk.root / name)
        assert "dossier" in english.err and "DAMAGED" not in english.err


def test_a_pdf_among_the_evidence_is_checked_with_its_proof(desk):
    case = desk.case()
    desk.ok("dossier", case, "--out", desk.root / "d.pdf")
    (desk.root / "e.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    for number, name in enumerate(("e.pdf", "d.pdf"), 1):  # a dossier can be evidence of another case
        desk.ok("evidence", "add", case, desk.root / name)
        desk.ok("log", "prove", f"{case}/{number}", "--out", desk.root / f"{number}.tlog-proof")
        said = desk.ok("check", desk.root / name, desk.root / f"{number}.tlog-proof")
        assert (said["subject"], said["verdict"]) == ("proof", "intact")


_TAKEN_OUT = {
    "attachment": ["--remove-attachment=segel-dossier.json"],
    "saved by another program": ["--object-streams=generate"],
    "both": ["--remove-attachment=segel-dossier.json", "--object-streams=generate"],
}


@pytest.mark.parametrize("how", _TAKEN_OUT)
@pytest.mark.parametrize("title", ["Judul", "Judul — “あ”"])
def test_a_dossier_whose_attachment_is_gone_is_damaged_and_says_so(desk, how, title):
    case = desk.case()
    desk.ok("case", "edit", case, "--title", title)
    desk.ok("dossier", case, "--out", desk.root / "d.pdf", "--kind", "referral")
    changed = desk.root / "saved.pdf"
    subprocess.run(["qpdf", *_TAKEN_OUT[how], desk.root / "d.pdf", changed], check=True)
    answer = desk.run("check", changed, "--json")
    assert (answer.status, answer.json["findings"][0]["kind"]) == (1, "dossier-malformed")
    people = desk.run("check", changed)
    assert "RUSAK" in people.out and "disimpan ulang" in people.out and "teknisi" not in people.out


def test_a_dossier_that_was_cut_is_damaged_and_says_so(desk):
    case = desk.case()
    desk.ok("dossier", case, "--out", desk.root / "d.pdf")
    data = (desk.root / "d.pdf").read_bytes()
    for kept in (64, len(data) // 2, len(data) - 8):
        (desk.root / "cut.pdf").write_bytes(data[:kept])
        answer = desk.run("check", desk.root / "cut.pdf", "--json")
        assert (answer.status, answer.json["findings"][0]["kind"]) == (1, "dossier-malformed")
        people = desk.run("check", desk.root / "cut.pdf")
        assert "terpotong" in people.out and "no end of a PDF" not in people.out


def _numbered(desk, path, question):
    """The number before a question on paper."""
    done = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True)
    line = next(line for line in done.stdout.split("\n") if question in line)
    return int(re.match(r"\s*(\d+)", line)[1])


def test_a_question_has_one_number_on_both_papers(desk):
    case = desk.case()
    desk.ok("person", "add", case, "--role", "saksi", "--name", "Ani")
    asked = ("Apakah Saudara pada hari ini berada dalam sehat?", "Gajah di mana?", "Harimau kapan?",
             "Apakah masih ada keterangan lain atau tambahan?", "Apakah ada yang memaksa?")  # fmt: skip
    sheet = desk.root / "tanya.txt"
    sheet.write_text("".join(f"T: {each}\nJ: ya\n" for each in asked), "utf-8")
    desk.ok(
        "statement", "add", case, "--person", "1", "--kind", "klarifikasi", "--questions", sheet, "--seal"
    )
    plain = desk.root / "awal.txt"
    plain.write_text("T: Kucing siapa?\nJ: ya\n", "utf-8")
    desk.ok("statement", "add", case, "--person", "1", "--questions", plain, "--seal")
    desk.ok("form", "B.12", case, "--out", desk.root / "b12.pdf")
    desk.ok("dossier", case, "--out", desk.root / "d.pdf")
    shown = {word: _numbered(desk, desk.root / "b12.pdf", word) for word in ("Gajah", "Harimau", "memaksa")}
    assert shown == {"Gajah": 4, "Harimau": 5, "memaksa": 7}
    for word, number in shown.items():
        assert _numbered(desk, desk.root / "d.pdf", word) == number, word
    assert _numbered(desk, desk.root / "d.pdf", "Kucing") == 1


def _prove(desk, case, number, path):
    desk.ok("log", "prove", f"{case}/{number}", "--out", path)
    return path


def test_a_dossier_that_is_also_evidence_is_checked_as_both(desk):
    case, pdf, beside = desk.case(), desk.root / "d.pdf", desk.root / "d.pdf.tlog-proof"
    desk.ok("dossier", case, "--out", pdf)
    own = beside.rename(desk.root / "own.tlog-proof")
    desk.ok("evidence", "add", case, pdf)
    _prove(desk, case, 1, beside)
    said = desk.ok("check", pdf, "--against", desk.vault)
    assert (said["subject"], said["verdict"], said["findings"]) == ("dossier", "intact", [])
    alone = desk.run("check", pdf, "--json")
    assert (alone.status, alone.json["findings"][0]["kind"]) == (2, "dossier-uncompared")
    for words in ((pdf, own), (own, pdf)):
        assert desk.ok("check", *words)["subject"] == "dossier"
    for words in ((pdf, beside), (beside, pdf)):
        assert desk.ok("check", *words)["subject"] == "proof"


def test_a_dossier_without_any_mark_is_known_by_its_proof(desk):
    case, pdf = desk.case(), desk.root / "d.pdf"
    desk.ok("dossier", case, "--out", pdf)
    own = (desk.root / "d.pdf.tlog-proof").rename(desk.root / "own.tlog-proof")
    pdf.write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Title (Cetakan) >>\nendobj\n%%EOF\n")
    answer = desk.run("check", pdf, "--json")
    assert (answer.status, answer.json["problem"]) == (2, "check-no-dossier")
    for words in ((pdf, own), (own, pdf)):
        answer = desk.run("check", *words, "--json")
        assert (answer.status, answer.json["findings"][0]["kind"]) == (1, "dossier-malformed")
    own.rename(desk.root / "d.pdf.tlog-proof")
    answer = desk.run("check", pdf, "--json")
    assert (answer.status, answer.json["findings"][0]["kind"]) == (1, "dossier-malformed")


def test_a_pdf_with_a_proof_of_evidence_is_not_searched(desk, monkeypatch):
    case, looks = desk.case(), []
    is_dossier = marks.is_dossier
    monkeypatch.setattr(marks, "is_dossier", lambda *words: (looks.append(words), is_dossier(*words))[1])
    (desk.root / "e.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    desk.ok("evidence", "add", case, desk.root / "e.pdf")
    proof = _prove(desk, case, 1, desk.root / "e.tlog-proof")
    assert desk.ok("check", desk.root / "e.pdf", proof)["subject"] == "proof" and not looks
    assert desk.run("check", desk.root / "e.pdf").status == 2 and len(looks) == 1
    proof.write_bytes(b"c2sp.org/tlog-proof@v1\n?")
    answer = desk.run("check", desk.root / "e.pdf", proof, "--json")
    assert (answer.status, answer.json["findings"][0]["kind"]) == (1, "proof-malformed") and len(looks) == 2


def test_the_search_tells_how_far_it_is_and_stops_at_ctrl_c(desk, monkeypatch):
    words, begin = [], Bar.begin
    monkeypatch.setattr(
        Bar, "begin", lambda bar, key, total: (words.append((key, total)), begin(bar, key, total))
    )
    (desk.root / "e.pdf").write_bytes(b"%PDF-1.4\n" + bytes(5 << 20))
    assert desk.run("check", desk.root / "e.pdf").status == 2
    assert words == [("progress.dossier-paper", (5 << 20) + 9)]
    monkeypatch.setattr(Bar, "moved", lambda bar, size: signal.raise_signal(signal.SIGINT))
    answer = desk.run("check", desk.root / "e.pdf", "--json")
    assert (answer.status, answer.json["problem"]) == (2, "cancelled")
