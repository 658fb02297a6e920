"""Whatever people say and whatever lies in the office's folder: the paper is sound and nothing is dropped."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from intake.papers.forms.compose import Manner, write_form
from intake.papers.forms.fill import fill
from intake.papers.forms.letterhead import Letterhead
from intake.papers.forms.load import forms
from intake.papers.forms.make import Asked
from intake.papers.forms.values import FormValues
from intake.papers.forms.warned import WarningKind
from intake.records import cases, people, statements
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.hearing import Hearing, QuestionAnswer, StatementKind
from intake.records.people import PersonFacts, Role
from intake.vault import Vault
from tests.intake.papers.forms import full_case, golden_forms
from tests.intake.papers.forms.conftest import Printed

MARKUP = "<b>tebal</b> & <para> &amp; <font color='red'>"
HOSTILE = f"{MARKUP} \x1b[31m \u202egpj.exe مرحبا \U0001f600 ចាប់"


@pytest.mark.parametrize("name", tuple(forms()))
def test_hostile_words_are_named_in_place(vault: Vault, name: str, printed: Printed) -> None:
    told = {
        field: HOSTILE
        for field in ("title", "event", "place", "narrative", "received_place", "source", "stage")
    }
    case = cases.create(
        vault, CaseKind.LAPORAN, CaseFacts(**told, event_date="30 Februari", received_at="kemarin")
    )
    everything = {
        field: HOSTILE for field in ("name", "birth_place", "birth_date", "occupation", "address", "religion")
    }
    for role in (Role.PELAPOR, Role.TERLAPOR, Role.SAKSI, Role.PENEMU):
        people.add(vault, case, role, PersonFacts(**everything))
    words, _ = printed(case, name, Asked(person="3"))
    if name not in ("B.17", "B.18"):  # which say nothing of a case before its first step
        assert MARKUP in words
        assert "[U+001B]" in words and "[U+202E]" in words and "[U+0645]" in words and "[U+1F600]" in words


@pytest.mark.parametrize("name", ["B.1", "B.2", "B.4", "B.7", "B.8", "B.12", "LHP", "sigaplapor"])
@pytest.mark.parametrize("letters", ["x" * 40_000, "kata " * 8_000], ids=["no spaces", "words"])
def test_forty_thousand_characters(vault: Vault, printed: Printed, name: str, letters: str) -> None:
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("J", narrative=letters, event=letters))
    people.add(vault, case, Role.PELAPOR, PersonFacts(letters[:300], address=letters))
    person = people.add(vault, case, Role.SAKSI, PersonFacts("Saksi", address=letters))
    statements.draft(vault, case, person, letters, StatementKind.KLARIFIKASI)
    words, made = printed(case, name)
    per_copy = letters.count(letters[0])
    assert (words.count(letters[0]) >= per_copy and made.pages > 2) or name == "B.4"


@pytest.mark.parametrize("large", [False, True], ids=["plain", "large"])
@pytest.mark.parametrize("name", tuple(forms()))
def test_everything_too_long_at_once(name: str, large: bool) -> None:
    """The longest texts in every blank, also of characters that are named in place."""
    values = golden_forms.named(FormValues, text="W" * 1_300 + "\x01" * 300 + "\n" * 50 + "x y")
    out = io.BytesIO()
    write_form(
        fill(forms()[name], values), values, Letterhead(lines=("K" * 500,) * 20), Manner(large=large), out
    )
    assert golden_forms.text(out.getvalue()).count("W") > 1_300


def test_three_hundred_questions(vault: Vault, case: Case, printed: Printed) -> None:
    person = people.add(vault, case, Role.SAKSI, full_case.WITNESS)
    said = full_case.hearing()
    own = tuple(QuestionAnswer(f"Pertanyaan ke-{n}?", f"Jawaban ke-{n}.") for n in range(300))
    statements.draft(vault, case, person, "", StatementKind.KLARIFIKASI, Hearing(said.form, own))
    words, _ = printed(case, "B.12")
    assert not [
        n for n in range(300) if f"Pertanyaan ke-{n}?" not in words or f"Jawaban ke-{n}." not in words
    ]
    assert "303. Jawaban ke-299." in words


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("= no toml", WarningKind.LETTERHEAD_BROKEN),
        ('lines = "no list"', WarningKind.LETTERHEAD_BROKEN),
        ('stamp = "oben"', WarningKind.LETTERHEAD_BROKEN),
        ("unknown = 1", WarningKind.LETTERHEAD_BROKEN),
        ('logo = "../../etc/passwd"', WarningKind.LETTERHEAD_BROKEN),
        ('logo = "gone.png"', WarningKind.LOGO_MISSING),
        ('logo = "letterhead.toml"', WarningKind.LOGO_BROKEN),
        ('logo = "cut.png"', WarningKind.LOGO_BROKEN),
    ],
)
def test_a_broken_letterhead_is_told_and_the_form_still_right(
    office: Vault, case: Case, printed: Printed, file: str, said: WarningKind
) -> None:
    folder = office.path / "office"
    (folder / "cut.png").write_bytes((folder / "logo.png").read_bytes()[:200])
    (folder / "letterhead.toml").write_text(file, "utf-8")
    words, made = printed(case, "B.1")
    assert said in {each.kind for each in made.warned}
    assert "FORMULIR LAPORAN" in words and "Bawaslu" in words


def test_stamps_go_where_the_office_wants_them(office: Vault, case: Case, printed: Printed) -> None:
    file = office.path / "office" / "letterhead.toml"
    assert "CAP" in printed(case, "B.5")[0]
    file.write_text(full_case.LETTERHEAD + 'stamp = "none"\nmeterai = "right"\n', "utf-8")
    assert "CAP" not in printed(case, "B.5")[0] and "Materai 10.000" in printed(case, "B.10")[0]


def test_two_hundred_exhibits_are_all_listed(
    vault: Vault, case: Case, tmp_path: Path, printed: Printed
) -> None:
    from intake.evidence import adding, exhibits

    folder = tmp_path / "banyak"
    folder.mkdir()
    for number in range(60):
        (folder / f"berkas-{number:03}.txt").write_text(f"isi {number}", "utf-8")
    list(adding.add(vault, case, [folder], exhibits.Obtained("")))
    for name, marks in (("B.1", ("a.", "z.", "aa.", "bh.")), ("daftar-bukti", ("60",))):
        words, _ = printed(case, name)
        assert not [n for n in range(60) if f"berkas-{n:03}.txt" not in words]
        assert all(f"{mark} " in words for mark in marks)


def test_a_name_of_one_word_and_dates_far_away(vault: Vault, printed: Printed) -> None:
    case = cases.create(
        vault, CaseKind.LAPORAN, CaseFacts("J", event_date="1945-08-17", known_date="2099-12-31")
    )
    people.add(
        vault, case, Role.PELAPOR, replace(full_case.REPORTER, name="Suharto", birth_date="8 Juni 1921")
    )
    words, _ = printed(case, "B.1")
    assert "Jumat, 17 Agustus 1945" in words and "Kamis, 31 Desember 2099" in words and "8 Juni 1921" in words
