"""form: every form prints with status 0; warnings go to standard error; words for a form are kept."""

import pytest

from intake.papers.forms.load import forms


@pytest.mark.parametrize("name", [*forms(), "b.12", "lhp"])
def test_every_form_prints_for_a_case_that_says_nothing(desk, name, tmp_path):
    answer = desk.run("form", name, desk.case(), "--out", tmp_path / "f.pdf")
    assert answer.status == 0, answer
    assert (tmp_path / "f.pdf").read_bytes().startswith(b"%PDF-")
    assert str(tmp_path / "f.pdf") in answer.out
    assert "tidak terenkripsi" in answer.err
    lines = answer.err.splitlines()
    assert len(lines) == len(set(lines))


def test_what_scripts_get(desk, tmp_path):
    made = desk.ok("form", "B.12", desk.case(), "--out", tmp_path / "f.pdf", "--large")
    assert made["file"] == str(tmp_path / "f.pdf") and made["official"] and len(made["sha256"]) == 64
    assert {"kind": "no-statement", "item": "B.12"} in made["warnings"]


def test_list(desk):
    names = [each["name"] for each in desk.ok("form", "list")["forms"]]
    assert names[:3] == ["B.1", "B.2", "B.3"] and "LHP" in names and "daftar-bukti" in names


def test_words_for_a_form(desk, tmp_path):
    case = desk.case()
    desk.ok("person", "add", case, "--role", "saksi", "--name", "Budi")
    desk.ok(
        "form",
        "words",
        "B.9",
        case,
        "--person",
        "1",
        "--set",
        "place=Aula",
        "--set",
        "at=2024-01-24T09:00:00+08:00",
    )
    desk.ok("form", "words", "B.9", case, "--person", "1", "--set", "place=Balai")
    made = desk.ok("form", "B.9", case, "--person", "1", "--out", tmp_path / "f.pdf")
    missing = {each["item"] for each in made["warnings"]}
    assert "invitation.place" not in missing and "invitation.clock" not in missing
    assert "invitation.meeting" in missing
    desk.ok("form", "words", "LHP", case, "--set", "aim=mengawasi")
    assert desk.ok("check", desk.vault)["verdict"] == "intact"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("form", "B.99", "1", "--out", "f.pdf"), "form-unknown"),
        (("form", "B.9", "1", "--out", "f.pdf", "--person", "7"), "person-unknown"),
        (("form", "B.12", "1", "--out", "f.pdf", "--statement", "7"), "statement-unknown"),
        (("form", "words", "B.1", "1", "--set", "a=b"), "form-no-words"),
        (("form", "words", "B.7", "1", "--set", "a=b"), "form-field-unknown"),
        (("form", "words", "B.7", "1", "--set", "a"), "form-words-unclear"),
        (("form", "words", "B.9", "1", "--set", "place=x"), "person-needed"),
    ],
)
def test_what_cannot_be_done_is_said(desk, words, problem, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    desk.case()
    answer = desk.run(*words, "--json")
    assert (answer.status, answer.json["problem"]) == (2, problem)
    assert not (tmp_path / "f.pdf").exists()


def test_an_existing_file_is_kept(desk, tmp_path):
    (tmp_path / "f.pdf").write_text("milik orang")
    answer = desk.run("form", "B.1", desk.case(), "--out", tmp_path / "f.pdf", "--json")
    assert (answer.status, answer.json["problem"]) == (2, "file-exists")
    assert (tmp_path / "f.pdf").read_text() == "milik orang"
