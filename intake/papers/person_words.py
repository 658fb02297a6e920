"""The people of a case as a dossier names them: with all that is known, what an authority needs, or hardly at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from intake.custody.replay import Topic
from intake.papers.claims import Claimed
from intake.papers.content import DossierKind, Field, PersonBlock
from intake.papers.veil import Veil
from intake.papers.wording import day_words
from intake.records.people import Nature, Person, PersonFacts, Role
from intake.rules.employment import employment_of, employments, positions

_OFFICE: Final = {
    "employment": "Status kepegawaian",
    "nip": "NIP",
    "rank": "Pangkat atau golongan",
    "position": "Jabatan",
    "position_kind": "Jenis jabatan",
    "unit": "Unit kerja",
    "agency": "Instansi",
    "agency_region": "Wilayah instansi (kode)",
    "appointing": "Pejabat Pembina Kepegawaian",
}
_PRIVATE: Final = {
    "nik": "NIK",
    "birth_place": "Tempat lahir",
    "birth_date": "Tanggal lahir",
    "sex": "Jenis kelamin",
    "religion": "Agama",
    "occupation": "Pekerjaan",
    "citizenship": "Kewarganegaraan",
    "address": "Alamat",
    "phone": "No. telepon/HP",
    "email": "E-mail",
}
_OF_SPEAKER: Final = {
    "knows_by": "Mengetahui dengan",
    "heard_from": "Mendengar dari",
    "expertise": "Keahlian",
    "authority": "Surat kuasa",
    "letter": "Surat tugas",
    "note": "Catatan",
    "may_see": "Yang boleh mengetahui identitas",
}
_NATURES: Final = {Nature.INSTITUTION: "lembaga", Nature.UNKNOWN: "tidak dikenal"}
_PUBLIC: Final = {name: _OFFICE[name] for name in ("employment", "position", "unit", "agency")}


def named(persons: list[Person], veil: Veil | None) -> list[Person]:
    """The people as they may be named: of the protected nothing but a pseudonym where there is a veil."""
    if veil is None:
        return persons
    return [
        replace(each, facts=PersonFacts(veil.names[each.id], protected=each.facts.protected))
        if each.id in veil.protected
        else each
        for each in persons
    ]


def person_block(
    person: Person, kind: DossierKind, claimed: Claimed, office: Path, *, hides: bool
) -> PersonBlock:
    """A person; of one whose name `hides` is nothing more is said."""
    labels = _labels(person, kind)
    found = () if hides else tuple(_fields(person.facts, labels, office))
    stated = claimed.of(Topic.PERSON, person.id)
    return PersonBlock(person.number, person.role.value, person.facts.name, found, hides, stated)


def _labels(person: Person, kind: DossierKind) -> dict[str, str]:
    if kind is DossierKind.PUBLIC:
        return _PUBLIC if person.role is Role.TERLAPOR else {}
    if kind is DossierKind.REFERRAL and person.role is not Role.TERLAPOR:
        return _OF_SPEAKER
    return {**_OFFICE, **_PRIVATE, **_OF_SPEAKER}


def _fields(facts: PersonFacts, labels: dict[str, str], office: Path) -> Iterator[Field]:
    if labels and facts.institution:
        words = {nature.value: words for nature, words in _NATURES.items()}
        yield Field("Sifat", words.get(facts.institution, facts.institution))
    for name, label in labels.items():
        if value := str(getattr(facts, name)):
            yield Field(label, _worded(name, value, office))


def _worded(name: str, value: str, office: Path) -> str:
    """A code in words, a date in words; anything else as it was typed."""
    if name == "employment":
        found = employment_of(value, employments(office).entries)
        return value if found is None else found.words.official
    if name == "position_kind":
        return next((each.words.official for each in positions(office).entries if each.code == value), value)
    return day_words(value) if name == "birth_date" else value
