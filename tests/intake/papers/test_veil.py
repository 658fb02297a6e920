"""What a public dossier does not say, word by word."""

import pytest

from intake.ids import PersonId
from intake.papers.veil import ADDRESS, EMAIL, NUMBER, PHONE, Veil, coarsened
from intake.records.people import Person, PersonFacts, Role

BUDI = PersonFacts(
    "Budi Santoso, S.Pd",
    phone="0812-3456-789",
    address="Jl. Melati No. 4, RT 02/RW 05, Sukamaju",
    email="budi@contoh.invalid",
    protected="ya",
)
OTHERS = (
    (Role.TERLAPOR, PersonFacts("Budi Hartono", nip="198001012005011001", phone="08129998887")),
    (Role.PELAPOR, PersonFacts("Ani", protected="ya")),
    (Role.SAKSI, PersonFacts("Sri Rejeki", same_as=f"{1:032x}")),
)


def person(number: int, role: Role, facts: PersonFacts) -> Person:
    return Person(PersonId(f"{number:032x}"), number, role, facts)


@pytest.fixture(scope="module")
def veil() -> Veil:
    others = [person(number, role, facts) for number, (role, facts) in enumerate(OTHERS, 2)]
    return Veil([person(1, Role.SAKSI, BUDI), *others])


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("Pak Budi Santoso datang", "budi"),
        ("BUDI  SANTOSO", "santoso"),
        ("budisantoso123", "budi"),
        ("foto_budi_rumah.jpg", "budi"),
        ("wawancaraBudi.jpg", "budi"),
        ("rumahnya Budinya", "budi"),
        ("#SaveAni", "ani"),
        ("Bu\u200bdi San\u00adtoso", "toso"),
        ("hubungi 0812 3456 789", "3456"),
        ("+62 812-3456-789", "3456"),
        ("(0812) 3456.789", "3456"),
        ("Jalan Melati no 4", "melati"),
        ("jl melati no. 4, rt 02 / rw 05", "rt 02"),
        ("BUDI@contoh.invalid", "@contoh"),
        ("NIP 19800101 200501 1 001", "19800101"),
        ("telepon terlapor 0812 999 8887", "8887"),
        ("Rejeki, nama lain dari saksi", "rejeki"),
    ],
)
def test_what_must_not_be_said_is_not(veil: Veil, said: str, gone: str) -> None:
    assert gone in said.casefold().replace("\u200b", "").replace("\u00ad", "")
    assert gone not in veil.words(said).casefold()


@pytest.mark.parametrize(
    "said",
    ["Budi Hartono", "Anita", "tabudik", "4.714.191 bita", "pukul 08.30", "Rp 1.250.000", "hari 2024-02-10"],
)
def test_other_words_stay(veil: Veil, said: str) -> None:
    assert veil.words(said) == said


def test_one_person_has_one_pseudonym_wherever(veil: Veil) -> None:
    name = veil.names[PersonId(f"{1:032x}")]
    assert veil.words("Budi Santoso, Santoso dan budi_") == f"{name}, {name} dan {name}_".replace(
        f"{name}, {name}", name
    )
    assert veil.words(f"{BUDI.phone} {BUDI.email}") == f"{PHONE} {EMAIL}"
    assert ADDRESS in veil.words(BUDI.address) and NUMBER in veil.words("198001012005011001")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("-1.265432, 116.831298", "-1.26, 116.83"),
        ("maps?q=-1.2654,116.8312", "maps?q=-1.26,116.83"),
        ("-1,265; 116,831", "-1,26; 116,83"),
        ("1°15'55.4\"S 116°49'52\"E", "1°15'S 116°49'E"),
        ("1,15.924S", "1,15S"),
        ("versi 1.2.3", "versi 1.2.3"),
    ],
)
def test_positions_to_two_decimals(said: str, shown: str) -> None:
    assert coarsened(said) == shown
