"""Every entry that is shown says the same in Indonesian and in English; only the Indonesian goes on record."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from intake.docket import retention
from intake.papers.forms.load import forms
from intake.rules import acts, employment, limits, procedure, questions, referrals, requirements
from intake.rules.bilingual import Bilingual, recorded
from intake.rules.choices import ListName, choices
from intake.rules.tables import FOLDER, Table
from intake.wording import Language

SILENT = {"holidays", "levels", "numbers", "office_hours", "offices"}
"""Tables that are counted by and hold no words of their own for a screen."""
SAME = {
    "Facebook", "Instagram", "TikTok", "X (Twitter)", "YouTube", "WhatsApp", "Telegram", "Threads",
    *(each.words.official for each in choices(ListName.PROVINCES).entries),
}  # fmt: skip
"""Names that are the same in both languages."""
CITED = {"source", "basis"}
"""Fields that say where something stands: they need English only where they say more than that."""
SAYS_MORE = re.compile(
    r"\b(pengetahuan|simpulan|menurut|belum|tidak|disusun|diubah|dari|akhir|dan|atau|terbaca|(Janu|Febru)ari|Maret|Mei|"
    r"Juni|Juli|Agustus|Oktober|Desember)\b"
)


def tables() -> dict[str, Table[Any]]:
    found = {
        "acts": acts.catalogue(),
        "deadlines": limits.load(),
        "employment": employment.employments(),
        "positions": employment.positions(),
        "procedure": procedure.steps(),
        "questions": questions.load(),
        "referrals": referrals.referrals(),
        "requirements": requirements.requirements(),
        "retention": retention.classes(),
    }
    return found | {name.value: choices(name) for name in ListName}


def said(entry: object, field: str = "") -> Iterator[tuple[str, Bilingual]]:
    if isinstance(entry, Bilingual):
        yield field, entry
    elif is_dataclass(entry):
        for each in fields(entry):
            yield from said(getattr(entry, each.name), each.name)
    elif isinstance(entry, tuple):
        for each in entry:
            yield from said(each, field)


def all_said() -> Iterator[tuple[str, str, Bilingual]]:
    for name, table in tables().items():
        for entry in table.entries:
            yield from ((f"{name} {entry.code}", field, words) for field, words in said(entry))
    for form in forms().values():
        yield form.name, "title", form.title


def test_no_table_is_left_out():
    assert tables().keys() | SILENT == {path.stem for path in FOLDER.glob("*.toml")}
    assert len(list(all_said())) > 600


@pytest.mark.parametrize("field", ["words", "title", "note", "question", "condition", "follows", "starts"])
def test_what_is_shown_has_words_in_both_languages(field):
    found = [(where, words) for where, name, words in all_said() if name == field and words]
    assert found
    assert [where for where, words in found if not words.english] == []
    same = {words.official for _, words in found if words.english == words.official}
    assert same <= SAME


def test_citations_that_say_more_than_where_have_english():
    found = [(where, words) for where, name, words in all_said() if name in CITED]
    bare = [(where, words.official) for where, words in found if not words.english]
    assert len(bare) < len(found)
    assert [each for each in bare if SAYS_MORE.search(each[1])] == []


def test_both_languages_name_the_same_articles_and_numbers():
    def numbers(text: str) -> list[str]:
        return sorted(each.replace(",", ".") for each in re.findall(r"\d[\d.,]*\d|\d", text))

    assert [
        (where, words.official)
        for where, _, words in all_said()
        if words.english and numbers(words.official) != numbers(words.english)
    ] == []


def test_what_an_office_adds_may_go_without_english(tmp_path: Path):
    (tmp_path / "channels.toml").write_text(
        '[[entry]]\ncode = "radio"\nwords = "Radio desa"\nsource = "kantor"\nmark = "INF"\n\n'
        '[[entry]]\ncode = "surat"\nwords = "Surat"\nenglish = "Letter"\nsource = "kantor"\nmark = "INF"\n',
        "utf-8",
    )
    table = choices(ListName.CHANNELS, tmp_path)
    shown = {each.code: each.words.read_in(Language.EN) for each in table.entries}
    assert not table.faults
    assert (shown["radio"], shown["surat"], shown["luring"]) == (
        "Radio desa",
        "Letter",
        "Offline (face to face, on the spot)",
    )


def test_english_sanctions_go_with_the_indonesian_ones(tmp_path: Path):
    entry = (
        '[[entry]]\ncode = "X-1"\nkind = "disiplin"\nwords = "Perbuatan"\nbasis = "ps 1"\nsource = "kantor"\n'
        'mark = "INF"\nsanctions = ["teguran [W: kantor]", "denda [GK: kantor]"]\nenglish_sanctions = [{}]\n'
    )
    path = tmp_path / "acts.toml"
    for wrong in ('"warning [W: office]"', '"warning [W: office]", "fine [W: office]"'):
        path.write_text(entry.format(wrong), "utf-8")
        (fault,) = acts.catalogue(tmp_path).faults
        assert fault.item == "english_sanctions"
    path.write_text(entry.format('"warning [W: office]", "fine [GK: office]"'), "utf-8")
    (added,) = (each for each in acts.catalogue(tmp_path).entries if each.code == "X-1")
    assert [each.text for each in added.sanctions] == [
        Bilingual("teguran [W: kantor]", "warning [W: office]"),
        Bilingual("denda [GK: kantor]", "fine [GK: office]"),
    ]


def test_recorded_words_are_read_in_english_only_while_the_table_still_says_them():
    known = [Bilingual("Pelapor mencabut laporan", "Reporter withdrew the report")]
    assert recorded("Pelapor mencabut laporan", known).read_in(Language.EN) == "Reporter withdrew the report"
    assert recorded("Pelapor mencabut laporan", known).read_in(Language.ID) == "Pelapor mencabut laporan"
    assert recorded("Laporan dicabut", known).read_in(Language.EN) == "Laporan dicabut"


def test_no_sentence_takes_words_in_no_language():
    with pytest.raises(TypeError, match="which language"):
        f"{Bilingual('Jempol', 'Thumb')}"


def test_what_is_asked_of_a_witness_stays_indonesian():
    """The questions go into the statement as they were put; only the names of the sets are in two languages."""
    shipped = tomllib.loads((FOLDER / "questions.toml").read_text("utf-8"))["entry"]
    loaded = {each.code: each for each in questions.load().entries}
    for entry in shipped:
        assert list(loaded[entry["code"]].questions) == entry["questions"]
        assert "english_questions" not in entry
