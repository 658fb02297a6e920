"""Whatever people say and whatever lies in the office's folder: the paper is sound and nothing is dropped."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from intake.papers.forms.compose import Manner, write_form
from intake.papers.forms.fill import fill
from intake.papers.forms.letterhead import Letterhead, load
from intake.papers.forms.load import forms
from intake.papers.forms.make import Asked
from intake.papers.forms.model import Value, spans
from intake.papers.forms.values import FormValues
from intake.papers.forms.warned import WarningKind
from intake.records import cases, people, statements
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.hearing import Hearing, QuestionAnswer, StatementKind
from intake.records.people import PersonFacts, Role
from intake.vault import Vault
from tests.intake.papers.forms import full_case, golden_forms
from tests.intake.papers.forms.conftest import Printed, words_of
from tests.intake.papers.printed_lines import steps_between_lines

MARKUP = "<b>tebal</b> & <para> &amp; <font color='red'>"
HOSTILE = f"{MARKUP} \x1b[31m \u202egpj.exe مرحبا \U0001f600 ចាប់"


# In each form a blank of the body that an officer fills with as much as there is to say.
LONG = {
    "B.1": "case.narrative", "B.2": "case.narrative", "B.3": "documents.form", "B.3.1": "documents.form",
    "B.4": "transfer.reason", "B.5": "transfer.to", "B.6": "transfer.reason", "B.7": "review.formal",
    "B.8": "case.narrative", "B.9": "invitation.place", "B.10": "hearing.religion", "B.11": "hearing.religion",
    "B.12": "hearing.rows.answer", "B.17": "transfer.finding", "B.18": "status.reason", "LHP": "case.narrative",
    "daftar-bukti": "evidence.description", "kutipan-log": "log.words", "sigaplapor": "pelapor.address",
    "tanda-terima-sementara": "case.event",
}  # fmt: skip
NAMES = (
    "office.chair",
    "officer.name",
    "pelapor.name",
    "penemu.name",
    "person.name",
    "saksi.name",
    "terlapor.name",
)
BAD = {
    "no spaces": ((), "ß" * 40_000),
    "words": ((), "ßata " * 8_000),
    "lines": ((), "ß\n" * 1_500 + "ß"),
    "long names": (NAMES, "ß" * 300),
    "long words in names": (NAMES, "ßaaa " * 60),
    "hostile": (None, HOSTILE + "ß"),
}


def put(value: Any, names: list[str], text: str) -> Any:
    """The values with `text` at a path, in the first entry of a list."""
    if not names:
        return text
    if isinstance(value, tuple):
        return (put(value[0], names, text), *value[1:])
    return replace(value, **{names[0]: put(getattr(value, names[0]), names[1:], text)})


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("name", tuple(forms()))
def test_bad_input_is_printed_whole(name: str, bad: str, tmp_path: Path) -> None:
    paths, text = BAD[bad]
    values = golden_forms.named(FormValues, text=text if paths is None else "")
    for path in (LONG[name],) if paths == () else paths or ():
        values = put(values, path.split("."), text)
    filled = fill(forms()[name], values)
    told = "".join(span.text for span in spans(filled.parts) if isinstance(span, Value))
    made = [io.BytesIO(), io.BytesIO()]
    for out in made[: 1 if len(text) > 10_000 else 2]:
        write_form(filled, values, Letterhead(), Manner(), out)
    (tmp_path / "f.pdf").write_bytes(made[0].getvalue())
    words = words_of(tmp_path / "f.pdf")
    copies = max(1, len(forms()[name].copies))
    assert "ß" in told or paths == NAMES
    assert words.count("ß") >= copies * told.count("ß")
    if paths is None:
        assert made[0].getvalue() == made[1].getvalue()
        packed = "".join(words.split())
        assert all(point in packed for point in ("[U+001B]", "[U+202E]", "[U+0645]", "[U+1F600]", "[U+1785]"))
        assert "&amp;" in packed and "<para>" in packed and "<b>tebal</b>" in packed


@pytest.mark.parametrize("name", tuple(forms()))
def test_hostile_words_of_a_case(vault: Vault, name: str, printed: Printed) -> None:
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


@pytest.mark.parametrize("letters", ["x" * 40_000, "kata " * 8_000], ids=["no spaces", "words"])
@pytest.mark.parametrize("name", ["B.1", "B.12"])
def test_forty_thousand_characters_of_a_case(vault: Vault, printed: Printed, name: str, letters: str) -> None:
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("J", narrative=letters, event=letters))
    people.add(vault, case, Role.PELAPOR, PersonFacts(letters[:300], address=letters))
    person = people.add(vault, case, Role.SAKSI, PersonFacts("Saksi", address=letters))
    statements.draft(vault, case, person, letters, StatementKind.KLARIFIKASI)
    words, made = printed(case, name)
    assert words.count(letters[0]) >= letters.count(letters[0]) and made.pages > 2


@pytest.mark.parametrize("name", ["B.1", "B.2", "B.12", "B.18", "daftar-bukti", "LHP"])
def test_what_is_said_without_a_pause_is_printed_without_one(tmp_path: Path, name: str) -> None:
    values = put(golden_forms.named(FormValues), LONG[name].split("."), "kata " * 1_999 + "tamat")
    with (tmp_path / "f.pdf").open("wb") as out:
        write_form(fill(forms()[name], values), values, Letterhead(), Manner(), out)
    steps = list(steps_between_lines(tmp_path / "f.pdf"))
    assert len(steps) > 80 and len(set(steps)) == 1


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


@pytest.mark.parametrize("name", tuple(forms()))
def test_a_broken_logo_stops_no_form(office: Vault, case: Case, printed: Printed, name: str) -> None:
    (office.path / "office" / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\xff" * 300)
    words, made = printed(case, name)
    kept = forms()[name].letterhead
    assert (WarningKind.LOGO_BROKEN in {each.kind for each in made.warned}) == kept
    assert not kept or "KOTA SEMARANG" in words


@pytest.mark.parametrize("name", ["B.3", "B.5"])
@pytest.mark.parametrize("line", ["Baris {}", "Baris {} " + "PANITIA PENGAWAS PEMILIHAN UMUM " * 20])
def test_no_line_of_a_letterhead_is_cut(office: Vault, name: str, line: str, tmp_path: Path) -> None:
    head = replace(load(office.path / "office")[0], lines=tuple(line.format(n) for n in range(20)))
    with (tmp_path / "f.pdf").open("wb") as out:
        write_form(fill(forms()[name], FormValues()), FormValues(), head, Manner(), out)
    words = words_of(tmp_path / "f.pdf")
    copies = max(1, len(forms()[name].copies))
    assert words.count("PANITIA") == copies * 20 * line.count("PANITIA")
    assert all(words.count(f"Baris {n} ") == copies for n in range(20))


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
