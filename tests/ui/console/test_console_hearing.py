"""A hearing through the console: sheet, draft, what is missing, sealing, reading back, recording, signed paper."""

import pytest


@pytest.fixture
def case(desk):
    number = desk.case()
    desk.ok("person", "add", number, "--role", "saksi", "--name", "Budi")
    desk.ok("person", "add", number, "--role", "penerjemah", "--name", "Rina")
    return number


def hearing(desk, case, *more):
    return desk.ok("statement", "add", case, "--person", "1", "--kind", "klarifikasi", *more)


def sheet(desk, *lines):
    path = desk.root / "tanya-jawab.txt"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_what_the_case_knows_is_filled_in_and_what_is_typed_goes_before(desk, case):
    register = ("number", "type", case, "--kind", "register", "--given-by", "Bawaslu Kota")
    invited = (
        "number",
        "type",
        case,
        "--kind",
        "undangan",
        "--given-by",
        "Bawaslu Kota",
        "--day",
        "2026-11-20",
    )
    desk.ok("number", "provisional", case, "--kind", "register")
    bare = hearing(desk, case)["statement"]
    assert desk.ok("statement", "show", bare)["form"]["register_number"] == ""
    desk.ok(*register, "--value", "001/Reg/LP/PL/Kota/23.02/XI/2026")
    desk.ok(*invited, "--value", "12/PP.01/XI/2026")
    desk.ok("statement", "edit", bare, "--form", "place=Aula")
    form = desk.ok("statement", "show", bare)["form"]
    assert (form["register_number"], form["invitation"]) == ("001/Reg/LP/PL/Kota/23.02/XI/2026", "")
    desk.ok("form", "words", "B.9", case, "--person", "1", "--set", "place=Aula")
    form = desk.ok("statement", "show", hearing(desk, case, "--form", "register_number=lain")["statement"])[
        "form"
    ]
    assert (form["register_number"], form["invitation"], form["invitation_date"]) == (
        "lain",
        "12/PP.01/XI/2026",
        "2026-11-20",
    )
    desk.ok(*invited, "--value", "13/PP.01/XI/2026")
    form = desk.ok("statement", "show", hearing(desk, case)["statement"])["form"]
    assert form["invitation"] == "", "of two letters nobody knows which is whose"


def test_a_protected_speaker_is_shown_by_pseudonym(desk, case):
    desk.ok("person", "edit", f"{case}/1", "--protected", "ya", "--birth-date", "1 Maret 1980")
    hearing(desk, case, "--form", "started_at=2026-11-23T09:00+08:00", "--form", "companion=1")
    for verb in ("show", "read"):
        hidden, open_ = (desk.run("statement", verb, "1/1", *more).out for more in ((), ("--reveal",)))
        assert "Budi" not in hidden and "Saksi " in hidden and "Budi" in open_
    assert desk.ok("statement", "show", "1/1")["age"] is None
    assert desk.ok("statement", "show", "1/1", "--reveal")["age"] == 46


def test_the_sets_and_the_sheet_of_a_hearing(desk):
    listed = desk.ok("statement", "questions")["sets"]
    assert {"b12-pembuka", "saksi-melihat", "asn-pose"} <= {each["set"] for each in listed}
    rows = desk.ok("statement", "questions", "--set", "saksi-melihat")["rows"]
    assert rows[0]["set"] == "b12-pembuka" and rows[-1]["set"] == "b12-penutup" and len(rows) > 7
    shown = desk.run("statement", "questions", "--set", "saksi-melihat").out
    assert shown.startswith("T: Apakah Saudara pada hari ini") and shown.count("\nJ: ") == len(rows)
    answer = desk.run("statement", "questions", "--set", "x", "--json")
    assert (answer.status, answer.json["problem"]) == (2, "question-set-unknown")


def test_a_hearing_from_draft_to_signed_paper(desk, case):
    made = hearing(
        desk, case, "--set", "saksi-melihat", "--form", "interpreter=2",
        "--form", "started_at=2026-11-23T09:00+08:00", "--form", "ended_at=2026-11-23T08:00+08:00",
    )  # fmt: skip
    assert (made["kind"], made["sealed"], made["short_digest"]) == ("klarifikasi", False, "")
    shown = desk.ok("statement", "show", "1/1")
    assert [each["what"] for each in shown["doubts"]] == ["end-before-start", "answer-empty"]
    assert (
        "Rina" in desk.run("statement", "show", "1/1").out
        and "WITA" in desk.run("statement", "show", "1").out
    )
    answers = [f"T: {row['question']}\nJ: jawaban {n}" for n, row in enumerate(shown["rows"])]
    path = sheet(desk, *answers, "T: Satu lagi?", "J: \u0639\u0645\u0631")
    desk.ok(
        "statement", "edit", "1/1", "--questions", path, "--form", "oath=refused", "--form", "decree=SK 1"
    )
    shown = desk.ok("statement", "show", "1/1")
    assert shown["form"]["interpreter"] and shown["form"]["oath"] == "refused"
    assert shown["rows"][0]["set"] == "b12-pembuka" and shown["rows"][-1] == {
        "question": "Satu lagi?",
        "answer": "\u0639\u0645\u0631",
        "set": "",
    }
    missing = {each["what"]: each["article"] for each in desk.ok("statement", "missing", "1/1")["missing"]}
    assert missing["invitation"] == "ps 29(1), B.9" and "oath" not in missing and "decree" not in missing
    assert "ps 33(1)" in desk.run("statement", "missing", "1/1").out
    sealed = desk.ok("statement", "seal", "1/1")
    assert desk.run("statement", "edit", "1/1", "--form", "oath=sworn", "--json").json["problem"] == (
        "statement-sealed"
    )
    said = desk.ok("statement", "read", sealed["short_digest"])["text"]
    assert "Jawaban: jawaban 3" in said and "Satu lagi?" in said
    recording, scan = (desk.root / name for name in ("rekaman.ogg", "pindaian.pdf"))
    recording.write_bytes(b"OggS rekaman")
    scan.write_bytes(b"%PDF-1.4 pindaian")
    desk.ok("evidence", "add", case, recording, scan)
    desk.ok("statement", "attach", "1/1", "1")
    paper = ("statement", "signed", sealed["short_digest"].lower(), "--scan", "2")
    nobody = desk.run(*paper)
    assert nobody.status != 0 and "siapa yang menandatangani" in nobody.err and "--signed-by" in nobody.err
    logged = desk.ok(
        *paper, "--signed-by", "speaker", "--signed-by", "officer", "--initials-by", "speaker",
    )  # fmt: skip
    assert (logged["statement"], logged["short_digest"]) == (sealed["statement"], sealed["short_digest"])
    missing = {each["what"] for each in desk.ok("statement", "missing", "1/1")["missing"]}
    assert (
        not {"signature", "signature-officer", "initials-speaker"} & missing and "initials-officer" in missing
    )
    shown = desk.ok("statement", "show", "1/1")
    assert len(shown["attached"]) == len(shown["papers"]) == 1
    assert shown["papers"] == [logged["evidence"]]
    assert sealed["short_digest"] in desk.run("log", "show").out
    assert desk.run("check", desk.vault).status == 0


def test_words_changed_after_they_were_read_back_are_told_and_marked(desk, case):
    first, second = (desk.root / name for name in ("beras.txt", "uang.txt"))
    first.write_text("Beras.", "utf-8")
    second.write_text("Uang.", "utf-8")
    made = desk.ok("statement", "add", case, "--person", "1", "--text-file", first, "--form", "read_back=ya")[
        "statement"
    ]
    answer = desk.run("statement", "edit", made, "--text-file", second)
    assert answer.status == 0 and "belum dibacakan kembali" in answer.err
    assert desk.ok("statement", "show", made)["form"]["read_back"] == ""
    desk.ok("statement", "edit", made, "--text-file", first, "--form", "read_back=ya")
    assert desk.ok("statement", "show", made)["form"]["read_back"] == "ya"


def test_words_alone_stay_words_alone(desk, case):
    text = sheet(desk, "Saya melihat itu.")
    made = desk.ok("statement", "add", case, "--person", "1", "--text-file", text, "--seal")
    shown = desk.ok("statement", "show", "1")
    assert (made["kind"], shown["rows"], shown["doubts"]) == ("keterangan-awal", [], [])
    assert desk.run("statement", "missing", "1").out == "Tidak ada yang kurang.\n"
    assert desk.ok("statement", "missing", "1")["missing"] == []
    assert "Saya melihat itu." in desk.run("statement", "show", "1").out


def test_questions_in_toml_and_a_set_after_them(desk, case):
    path = desk.root / "q.toml"
    path.write_text('[[row]]\nquestion = "Di mana?"\nanswer = ""\n', "utf-8")
    desk.ok(
        "statement", "add", case, "--person", "1", "--kind", "surat-pernyataan", "--questions", path,
        "--set", "saksi-medsos",
    )  # fmt: skip
    rows = desk.ok("statement", "show", "1")["rows"]
    assert rows[0] == {"question": "Di mana?", "answer": "", "set": ""}
    assert {row["set"] for row in rows[1:]} == {"saksi-medsos"}
    unchanged = desk.run("statement", "edit", "1", "--set", "saksi-medsos")
    assert unchanged.status == 0 and desk.ok("statement", "show", "1")["rows"] == rows


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--form", "place"), "hearing-field"),
        (("--form", "tempat=x"), "hearing-field"),
        (("--form", "oath=mungkin"), "hearing-choice"),
        (("--form", "interpreter=9"), "person-unknown"),
        (("--form", "recordings=9"), "evidence-unknown"),
        (("--set", "x"), "question-set-unknown"),
    ],
)
def test_what_the_form_does_not_know_is_named_and_nothing_kept(desk, case, options, problem):
    answer = desk.run(
        "statement", "add", case, "--person", "1", "--kind", "klarifikasi", *options, "--json"
    )  # fmt: skip
    assert (answer.status, answer.json["problem"]) == (2, problem)
    assert desk.ok("statement", "list", case)["statements"] == []


def test_a_sheet_that_cannot_be_read_is_named_by_line(desk, case):
    path = sheet(desk, "tanpa tanda", "T: x")
    answer = desk.run("statement", "add", case, "--person", "1", "--questions", path)
    assert answer.status == 2 and "baris 1" in answer.err


def test_an_office_file_that_does_not_parse_is_told_and_the_shipped_one_used(desk):
    (desk.vault / "office").mkdir()
    (desk.vault / "office" / "questions.toml").write_text("[[entry]]\ncode = ", "utf-8")
    answer = desk.run("statement", "questions")
    assert answer.status == 0 and "saksi-melihat" in answer.out and "2" in answer.err


def test_a_hearing_told_in_words_gets_no_questions_by_a_change_of_its_form(desk, case):
    words = sheet(desk, "Dituturkan tanpa tanya jawab.")
    hearing(desk, case, "--text-file", words)
    desk.ok("statement", "edit", "1", "--form", "place=Aula")
    shown = desk.ok("statement", "show", "1")
    assert (shown["rows"], shown["form"]["place"]) == ([], "Aula")
    desk.ok("statement", "edit", "1", "--kind", "surat-pernyataan", "--form", "place=")
    shown = desk.ok("statement", "show", "1")
    assert (shown["kind"], shown["form"]["place"]) == ("surat-pernyataan", "")
