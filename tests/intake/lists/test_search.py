"""Search and lists: every word that was recorded is found, filters combine, and what changed is worked out anew."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.bundle import receive as receiving
from intake.docket import procedure as procedures
from intake.lists import filters, overview, search
from intake.lists.filters import Filter
from intake.records import captures, cases, items, people, statements, things
from intake.records.cases import CaseFacts, CaseKind
from intake.records.people import PersonFacts, Role
from intake.rules.procedure import State

TODAY = date(2026, 11, 23)


@pytest.fixture
def full(vault, case):
    """A case with a word of its own in every kind of record."""
    cases.edit(vault, case, CaseFacts("Perkara kunyit", narrative="Di balai desa jahe"))
    witness = people.add(vault, case, Role.SAKSI, PersonFacts("Dr. Budi Çelik, S.H.", note="lengkuas"))
    draft = statements.draft(vault, case, witness, "Saya melihat kencur itu.")
    captures.record(vault, case, captures.Act.SUKA, captures.CaptureFacts("Facebook", account_name="serai"))
    things.record(vault, case, things.ThingFacts("Spanduk pandan"))
    return case, witness, draft


def found(vault, words: str) -> list[str]:
    return [hit.topic for hit in search.hits(vault, words)]


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("kunyit", ["cases"]),
        ("JAHE desa", ["cases"]),
        ("celik", ["persons"]),
        ("çel bud", ["persons"]),
        ("lengkuas", ["persons"]),
        ("kencur", ["statements"]),
        ("serai", ["captures"]),
        ("pandan", ["things"]),
        ("budi kencur", []),
        ("name", []),
        ("", []),
        ('" OR *', []),
        ("NEAR(", []),
        ("kun-yit", []),
    ],
)
def test_words_are_found_where_they_were_recorded(vault, full, words, topics):
    assert found(vault, words) == topics


def test_a_hit_shows_where_and_around_what(vault, full):
    case, _, draft = full
    (hit,) = search.hits(vault, "kencur")
    assert (hit.case, hit.case_number, hit.case_title, hit.subject) == (
        case.id,
        1,
        "Perkara kunyit",
        draft.id,
    )
    assert (hit.before, hit.found, hit.after) == ("Saya melihat ", "kencur", " itu.")
    other = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Lain"))
    assert search.hits(vault, "kencur", other.id) == []
    assert len(search.hits(vault, "kencur", case.id)) == 1


def test_changed_words_are_found_and_the_old_ones_no_longer(vault, full):
    case, witness, draft = full
    statements.save_draft(vault, draft, "Saya melihat temulawak.")
    people.edit(vault, case, witness, PersonFacts("Ani"))
    assert (found(vault, "kencur"), found(vault, "temulawak")) == ([], ["statements"])
    assert (found(vault, "celik"), found(vault, "ani")) == ([], ["persons"])


def test_received_and_older_cases_are_searched_too(sealed):
    office = sealed.office()
    receiving.receive(office, sealed.folder)
    assert found(office, "mawar") == ["persons"]
    assert found(office, "foto jpg") == ["evidence"] * 3
    office.close()


@given(st.text(max_size=40))
def test_whatever_is_typed_is_words_and_never_a_query(text):
    for word in search.query(text).split():
        assert word.startswith('"')
        assert word.endswith('"*')
        assert '"' not in word[1:-2]


@given(st.text(max_size=60))
def test_nothing_typed_makes_the_search_fail(text):
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE s USING fts5 (w, tokenize = 'unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO s VALUES (?)", (text,))
    wanted = search.query(text)
    if wanted:
        connection.execute("SELECT * FROM s WHERE s MATCH ?", (wanted,)).fetchall()
    connection.close()


def listed(vault, **wanted: str) -> list[int]:
    lines = overview.lines(vault, overview.rules_of(vault), TODAY)
    return [line.number for line in filters.chosen(vault, lines, Filter(**wanted), TODAY)]


@pytest.fixture
def three(vault):
    made = [
        cases.create(
            vault,
            kind,
            CaseFacts(
                title, place=place, place_code=code, submitted_at=at, known_date=known, narrative=words
            ),
        )
        for kind, title, place, code, at, known, words in (
            (
                CaseKind.LAPORAN,
                "Satu",
                "Sepinggan",
                "64.71.05",
                "2026-11-20T09:00+08:00",
                "2026-11-19",
                "baliho merah",
            ),
            (CaseKind.INFORMASI_AWAL, "Dua", "Manggar", "64.71.01", "", "", "baliho biru"),
            (CaseKind.LAPORAN, "Tiga", "Sidoarjo", "35.15", "2026-01-05T09:00+07:00", "2026-01-04", "baliho"),
        )
    ]
    people.add(vault, made[0], Role.TERLAPOR, PersonFacts("Lurah", employment="pns"))
    people.add(vault, made[0], Role.TERLAPOR, PersonFacts("Rahasia", employment="pppk", protected="ya"))
    people.add(vault, made[2], Role.TERLAPOR, PersonFacts("Kades", employment="kepala-desa"))
    return made


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, [3, 2, 1]),
        ({"kind": "laporan"}, [3, 1]),
        ({"words": "baliho"}, [3, 2, 1]),
        ({"words": "baliho kades"}, [3]),
        ({"words": "baliho zzz"}, []),
        ({"place": "64.71"}, [2, 1]),
        ({"place": "sido"}, [3]),
        ({"employment": "pppk"}, [1]),
        ({"state": "informasi-awal"}, [2]),
        ({"due": "lewat"}, [3, 1]),
        ({"due": "30"}, [1]),
        ({"handover": "belum", "place": "35"}, [3]),
        ({"handover": "sealed"}, []),
        ({"since": "9998-01-01"}, []),
        ({"until": "2020-01-01"}, []),
        ({"kind": "laporan", "words": "merah", "employment": "pns", "place": "64"}, [1]),
    ],
)
def test_filters_combine(vault, three, wanted, numbers):
    assert listed(vault, **wanted) == numbers


def test_protected_persons_are_listed_by_pseudonym(vault, three):
    line = overview.lines(vault, overview.rules_of(vault), TODAY)[-1]
    assert line.reported[0] == "Lurah"
    assert "Rahasia" not in line.reported[1]
    assert line.reported[1].startswith("Terlapor ")


def test_what_changes_is_worked_out_anew_and_nothing_else(vault, three):
    rules = overview.rules_of(vault)
    assert overview.refresh(vault, rules) == 3
    assert overview.refresh(vault, rules) == 0
    cases.edit(vault, three[0], CaseFacts("Lain", place="Sepinggan"))
    assert overview.refresh(vault, rules) == 1
    people.add(vault, three[1], Role.TERLAPOR, PersonFacts("Baru"))
    before = overview.lines(vault, rules, TODAY)
    assert before[1].reported == ("Baru",)
    step = procedures.standpoint(vault, three[1]).allowed[0]
    procedures.take(vault, three[1], step.code, "2026-11-23", to="kantor", note="catatan")
    after = overview.lines(vault, rules, TODAY)
    assert (before[1].state, before[0], before[2]) == (State.INFORMASI_AWAL, after[0], after[2])
    assert after[1].state == procedures.standpoint(vault, three[1]).course.state


def test_other_rules_make_everything_worked_out_anew(vault, three):
    overview.refresh(vault, overview.rules_of(vault))
    (vault.path / "office").mkdir()
    (vault.path / "office" / "holidays.toml").write_text(
        '[[entry]]\ncode = "lokal"\nsays = "off"\nday = 2026-11-24\nname = "Hari jadi kota"\nsource = "SK"\n'
    )
    rules = overview.rules_of(vault)
    assert rules.faults == ()
    assert overview.refresh(vault, rules) == 3


def test_filters_are_kept_replaced_and_forgotten(vault, refused):
    filters.save(vault, "mendesak", Filter(due="2"))
    filters.save(vault, "mendesak", Filter(due="3", kind="laporan"))
    assert filters.saved(vault) == {"mendesak": Filter(due="3", kind="laporan")}
    filters.forget(vault, "mendesak")
    with refused("filter-unknown", item="mendesak"):
        filters.forget(vault, "mendesak")
    with refused("name-missing"):
        filters.save(vault, " ", Filter())


@pytest.mark.parametrize("due", ["besok", "-1", "²", "99999"])
def test_a_due_that_is_no_number_of_days_is_refused(vault, three, refused, due):
    with refused("filter-due", item=due):
        listed(vault, due=due)


def test_an_item_of_a_case_is_searched(vault, three):
    from intake.records.acts import ActFacts

    items.record(vault, three[1], items.Topic.ACT, ActFacts(words="menyukai unggahan"))
    assert [hit.case_number for hit in search.hits(vault, "unggahan")] == [2]
