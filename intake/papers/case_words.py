"""The acts, the procedure, the limits and the numbers of a case, in the words that the dossier prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from intake.custody.replay import Topic
from intake.docket import deadlines, desk, numbers, procedure
from intake.ids import PersonId
from intake.papers.claims import Claimed
from intake.papers.content import ActBlock, Field, LinkBlock, ProcedureBlock, RowBlock
from intake.papers.record_words import Records
from intake.papers.wording import day_words, when_words
from intake.records import acts
from intake.records.acts import ActFacts, ActRules
from intake.records.cases import Case
from intake.records.items import Item
from intake.records.people import Person
from intake.rules.course import Taken
from intake.rules.deadlines import Deadline, State
from intake.rules.office_hours import Reception
from intake.vault import Vault
from intake.wording import Language, sentence

_CHOSEN: Final = {
    "channel": "Saluran",
    "platform": "Media sosial",
    "phase": "Tahapan",
    "object": "Objek pemilihan",
    "poses": "Tanda yang terlihat (bukan temuan)",
}
_RECEPTION: Final = {
    Reception.OPEN: "disampaikan pada jam kerja",
    Reception.ROUND_THE_CLOCK: "disampaikan pada hari dengan layanan 24 jam",
    Reception.CLOSED: "disampaikan di luar jam kerja",
}
_SILENT: Final = frozenset({State.NOT_YET, State.NOT_IN_FORCE})


def act_blocks(
    vault: Vault, case: Case, people: Mapping[PersonId, Person], records: Records
) -> list[ActBlock]:
    """The alleged acts, each with the catalogue's words as they were chosen and to whom it would be passed on."""
    rules = acts.rules_of(vault)
    return [_act(vault, case, each, people, records, rules) for each in acts.listing(vault, case.id)]


def _act(
    vault: Vault,
    case: Case,
    item: Item[ActFacts],
    people: Mapping[PersonId, Person],
    records: Records,
    rules: ActRules,
) -> ActBlock:
    said = item.facts
    person = people.get(PersonId(said.person))
    targets = acts.targets_of(vault, case, said, desk.today(vault), rules.targets)
    return ActBlock(
        number=item.number,
        code=said.code,
        words=said.words,
        basis=said.basis,
        sanctions=tuple(line for line in said.sanctions.split("\n") if line.strip()),
        fields=tuple(_act_fields(said, person)),
        targets=tuple(
            f"{each.words.official}{f' (formulir {each.form})' if each.form else ''}" for each in targets
        ),
        links=records.links_of(item.id),
        withdrawn=item.withdrawn,
        stated=records.stated(Topic.ITEM, item.id),
    )


def _act_fields(said: ActFacts, person: Person | None) -> Iterator[Field]:
    if person is not None:
        words = f"{person.facts.name} (orang nomor {person.number})"
        yield Field("Terlapor", "", (LinkBlock(words, f"orang-{person.number}"),))
    for field, label in _CHOSEN.items():
        if words := acts.words_for(said, field):
            yield Field(label, words)
    told = {
        "Peserta atau calon": said.candidate,
        "Tanggal": day_words(said.date),
        "Tempat": said.place,
        "Hanya kabar": f"ya, dari {said.heard_from or 'orang yang tidak disebut'}" if said.hearsay else "",
        "Catatan": said.note,
        "Edisi katalog": said.edition,
    }
    yield from (Field(label, value) for label, value in told.items() if value)


def procedure_block(vault: Vault, case: Case, claimed: Claimed) -> ProcedureBlock:
    """Where the case stands, its numbers, steps and limits, and what it lacks, as of today."""
    seen = procedure.standpoint(vault, case)
    course, facts = seen.course, case.facts
    book = deadlines.rulebook(vault)
    found = deadlines.of_case(vault, case, book, desk.today(vault))
    reception = deadlines.reception(vault, case, book)
    told = {
        "Ditangani menurut": sentence(Language.ID, f"rule-set.{course.rules}"),
        "Keadaan": sentence(Language.ID, f"case-state.{course.state}"),
        "Tingkat pengawas": seen.standing.label,
        "Tahapan": facts.stage,
        "Disampaikan": when_words(facts.submitted_at or facts.received_at),
        "Melalui": facts.via,
        "Surat tugas": facts.assignment_letter,
        "Jam kerja": "" if reception is None else _RECEPTION[reception],
    }
    return ProcedureBlock(
        tuple(Field(label, value) for label, value in told.items() if value),
        tuple(_number(each, claimed) for each in numbers.listing(vault, case.id)),
        tuple(_step(each, claimed) for each in course.taken),
        tuple(_limit(each) for each in found if each.state not in _SILENT),
        tuple(_lacks(vault, case)),
    )


def _number(item: numbers.Number, claimed: Claimed) -> RowBlock:
    said = item.facts
    kind = sentence(Language.ID, f"number-kind.{said.kind}")
    notes = [said.given_by and f"dari {said.given_by}", said.provisional and "sementara"]
    notes += [f"ditarik: {item.withdrawn}" if item.withdrawn is not None else ""]
    return RowBlock(
        (kind, said.value, "; ".join(each for each in notes if each)), claimed.of(Topic.ITEM, item.id)
    )


def _step(taken: Taken, claimed: Claimed) -> RowBlock:
    said = taken.item.facts
    after = [f"kepada {said.to}" if said.to else "", said.note]
    after += [sentence(Language.ID, f"step-oddity.{each}") for each in taken.oddities]
    words = "\n".join([said.title, *(each for each in after if each)])
    state = sentence(Language.ID, f"case-state.{taken.state}")
    return RowBlock(
        (day_words(said.at), words, said.basis or "—", state), claimed.of(Topic.ITEM, taken.item.id)
    )


def _limit(each: Deadline) -> RowBlock:
    limit, count = each.limit, each.count
    lines = [] if count is None else [f"mulai {day_words(count.start.isoformat())}, {count.number} hari"]
    if count is not None and count.latest != count.last:
        lines.append(f"menurut bacaan lain: {day_words(count.latest.isoformat())}")
    lines += [f"dipenuhi {day_words(each.ended)}" if each.ended else ""]
    lines += [sentence(Language.ID, f"deadline-doubt.{doubt}") for doubt in each.doubts]
    last = "—" if count is None else day_words(count.last.isoformat())
    words = "\n".join([limit.title.official, *(line for line in lines if line)])
    state = sentence(Language.ID, f"deadline-state.{each.state}")
    return RowBlock((words, limit.article or "belum diverifikasi", last, state))


def _lacks(vault: Vault, case: Case) -> Iterator[RowBlock]:
    for lack in procedure.missing(vault, case).lacks:
        need = lack.requirement
        whom = f" (orang nomor {', '.join(str(each) for each in lack.people)})" if lack.people else ""
        part = sentence(Language.ID, f"part.{need.part}")
        yield RowBlock((part, f"{need.title.official}{whom}", need.basis or "belum diverifikasi"))
