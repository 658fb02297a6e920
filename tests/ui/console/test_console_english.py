"""`--lang en`: what the rule tables offer is said in English; what is recorded stays in the official words."""

import re

import pytest

from intake.records.acts import CHOSEN
from intake.rules.choices import ListName, choices
from intake.wording import Language
from tests.intake.rules.test_bilingual import CITED, all_said
from tests.languages import foreign
from ui.console import program

CODES = {each.code for each in choices(ListName.SANCTIONS).entries}
"""Codes are typed, so they are the same in every language; those of sanctions are the catalogue's own words."""
FOREIGN = {words.official for _, field, words in all_said() if field not in CITED}
FOREIGN -= CODES | {words.english for _, _, words in all_said()}
LISTS = [
    *(("act", "codes", "--list", name) for name in ("acts", *ListName)),
    ("deadline", "rules"),
    ("deadline", "holidays", "2026"),
    ("form", "list"),
    ("retention", "classes"),
    ("statement", "questions"),
]
ACT = ("--code", "D-8", "--channel", "luring", "--phase", "kampanye", "--object", "pileg", "--pose", "jempol")


def stayed(said: str) -> list[str]:
    """Official words that stand in an answer for themselves, not as part of a code or a longer word."""
    return [words for words in FOREIGN if re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", said)]


@pytest.fixture
def busy(desk):
    """A case with something of every table."""
    desk.ok("case", "new", "--kind", "laporan", "--title", "Report", "--known-date", "2026-11-09")
    desk.ok(
        "person",
        "add",
        "1",
        "--role",
        "terlapor",
        "--name",
        "X",
        "--employment",
        "pns",
        "--position-kind",
        "jpt",
    )
    desk.ok("act", "add", "1", "--person", "1", *ACT)
    desk.ok("case", "step", "1", "--step", "kajian-awal", "--at", "2026-11-20")
    desk.ok("retention", "set", "1", "--code", "diregistrasi", "--until", "2030-01-01", "--basis", "letter")
    return desk


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_lists_of_the_tables_are_english(desk, words):
    english, indonesian = (desk.run(*words, "--lang", language) for language in ("en", "id"))
    assert english.status == 0 and len(english.out.splitlines()) > 2
    assert stayed(english.out) == []
    assert stayed(indonesian.out) or words[:2] == ("deadline", "holidays")
    assert english.out != indonesian.out


@pytest.mark.parametrize(
    "words",
    [
        "act list 1",
        "act show 1/1",
        "act targets 1/1",
        "case show 1",
        "case state 1",
        "case missing 1",
        "person show 1/1",
    ],
)
def test_a_case_is_shown_in_english(busy, words):
    answer = busy.run(*words.split(), "--lang", "en")
    assert answer.status == 0 and stayed(answer.out) == []
    assert stayed(busy.run(*words.split()).out)


def test_what_is_recorded_in_english_is_in_the_official_words(busy):
    busy.run("act", "add", "1", *ACT, "--lang", "en")
    first, second = busy.ok("act", "list", "1")["acts"]
    told = {name: first[name] for name in ("words", "basis", "sanctions", "wording")}
    assert told == {name: second[name] for name in told}
    assert told["words"].startswith("Mengadakan kegiatan")
    assert set(told["wording"]) == {f"{name}.{code}" for name in CHOSEN for code in codes_in(first[name])}
    busy.run("case", "step", "1", "--step", "registrasi", "--at", "2026-11-21", "--lang", "en")
    steps = busy.ok("case", "state", "1")["steps"]
    assert [each["title"] for each in steps] == [
        "Kajian awal selesai dan diputuskan pleno",
        "Laporan diregistrasi",
    ]


def codes_in(held: str | list[str]) -> list[str]:
    """The codes in a field of an act, as scripts get them."""
    return held if isinstance(held, list) else [each for each in [held] if each]


def test_holidays_have_english_names(desk):
    said = desk.run("deadline", "holidays", "2026", "--lang", "en").out
    assert "Independence Day" in said and "Hari " not in said and "Cuti" not in said
    named = {each["name"] for each in desk.ok("deadline", "holidays", "2026", "--lang", "en")["holidays"]}
    assert "Hari Kemerdekaan Republik Indonesia" in named, "scripts get the official names in every language"


def test_a_table_of_the_office_without_english_is_shown_as_it_is(desk):
    (desk.vault / "office").mkdir(exist_ok=True)
    (desk.vault / "office" / "channels.toml").write_text(
        '[[entry]]\ncode = "radio"\nwords = "Radio desa"\nsource = "kantor"\nmark = "INF"\n', "utf-8"
    )
    answer = desk.run("act", "codes", "--list", "channels", "--lang", "en")
    assert "Radio desa" in answer.out and "Offline (face to face" in answer.out and answer.err == ""


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", program.COMMANDS, ids=lambda command: command.words)
def test_help_and_mistakes_in_options_are_of_one_language(command, language, capsys):
    spoken = ("--lang", language.value)
    assert program.main([*command.words.split(), "--help", *spoken]) == 0
    page = capsys.readouterr().out.partition("  segel ")[0]  # an example may have any words
    assert foreign(language, page) == set() and len(page.splitlines()) > 2
    for wrong in ((), ("--nonsense",), ("a", "b", "c", "d", "--nonsense", "--nonsense")):
        assert program.main([*command.words.split(), *wrong, *spoken]) in (0, 2)
        said = capsys.readouterr()
        assert not wrong or (said.out, bool(said.err)) == ("", True)
        assert foreign(language, said.err) == set()
