"""A hearing in the words of forms B.10, B.11 and B.12: days and times spelled out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from intake.papers.forms.person_words import parsed
from intake.papers.forms.values import HearingWords, NoteWords, RowWords
from intake.papers.wording import clock_words
from intake.records.hearing import YES, Hearing, HearingForm, Oath, Signing
from intake.records.people import Person
from intake.records.statements import Statement
from intake.rules import spoken

NOT_SEALED: Final = "Keterangan belum disegel: belum ada sidik ringkas"
# The form prints the words of one faith and says that they follow the speaker's: those of others, or of a speaker whose
# faith nobody noted, are left to be written.
_PRINTED_FAITH: Final = "islam"
_TO_BE_WRITTEN: Final = "………………………… saya"
_ANSWERED_WHOLE: Final = "Keterangan yang disampaikan:"
_ONLINE: Final = "daring"  # then only who asks initials (ps 33(3))
_OATHS: Final = {
    Oath.SWORN: "Yang bersangkutan telah bersumpah sebelum memberi keterangan.",
    Oath.PROMISED: "Yang bersangkutan telah berjanji sebelum memberi keterangan.",
    Oath.REFUSED: "Yang bersangkutan tidak bersedia diambil sumpah/janji; klarifikasi tetap dilaksanakan.",
}


def hearing_words(
    statement: Statement | None, person: Person | None, zone: str, persons: Sequence[Person] = ()
) -> HearingWords:
    """What is known of the hearing; words of the statement beside its questions are one more answer.

    `zone` is the office's, `persons` those of the case, for the names of who accompanied and interpreted.
    """
    if statement is None:
        faith = "" if person is None else person.facts.religion
        role = "" if person is None else person.role.value.capitalize()
        oath = "" if person is None else _oath("", faith)
        return HearingWords(religion=faith, oath=oath, capacity=role)
    form = statement.hearing.form
    started, ended = parsed(form.started_at), parsed(form.ended_at)
    faith = form.oath_religion or ("" if person is None else person.facts.religion)
    return HearingWords(
        weekday=spoken.weekday(started) if started else "",
        day=spoken.number(started.day) if started else form.started_at,
        month=spoken.month(started) if started else "",
        year=spoken.number(started.year) if started else "",
        clock=spoken.clock(started) if started else "",
        zone=form.zone or (zone if started else ""),
        officers=", ".join(_lines(form.officers)),
        decree=form.decree,
        capacity=form.capacity or ("" if person is None else person.role.value.capitalize()),
        religion=faith,
        oath=_oath(form.oath, faith),
        signing=_signing(form),
        place=form.place,
        end_weekday=spoken.weekday(ended) if ended else "",
        end_day=_day_and_month(ended) if ended else form.ended_at,
        end_year=spoken.number(ended.year) if ended else "",
        end_clock=clock_words(form.ended_at) if ended else "",
        digest=statement.short_digest,
        state="" if statement.is_sealed else NOT_SEALED,
        initials_speaker=_initials(form.initials_speaker) or (_ONLINE if form.online == YES else ""),
        initials_officer=_initials(form.initials_officer),
        rows=_rows(statement.hearing, statement.text),
        notes=tuple(NoteWords(each) for each in _notes(form, {each.id: each.facts.name for each in persons})),
    )


def _rows(hearing: Hearing, text: str) -> tuple[RowWords, ...]:
    rows = tuple(RowWords(each.question, each.answer) for each in hearing.rows)
    return (*rows, RowWords(_ANSWERED_WHOLE, text)) if text.strip() else rows


def _notes(form: HearingForm, names: Mapping[str, str]) -> Iterator[str]:
    """What the form has no blank for and the record must not leave out (ps 29(4), 30(3), 31, 32)."""
    if form.oath in (oath.value for oath in _OATHS):
        yield _OATHS[Oath(form.oath)]
    if form.companion:
        yield f"Yang bersangkutan didampingi oleh {names.get(form.companion, form.companion)}."
    if form.interpreter:
        yield f"Keterangan diberikan melalui penerjemah {names.get(form.interpreter, form.interpreter)}."
    if form.language:
        yield f"Keterangan diberikan dalam bahasa {form.language}."
    if form.online == YES:
        yield "Klarifikasi dilakukan melalui media daring dan direkam secara audio visual."
    if form.others:
        yield f"Hadir pula: {', '.join(_lines(form.others))}."


def _day_and_month(at: datetime) -> str:
    return f"{spoken.number(at.day)} {spoken.month(at)}"


def _oath(oath: str, faith: str) -> str:
    """'' where the form's own words are the speaker's; else a place for these."""
    promised = oath == Oath.PROMISED
    if not promised and faith.strip().casefold() == _PRINTED_FAITH:
        return ""
    return f"{_TO_BE_WRITTEN} {'berjanji' if promised else 'bersumpah'}"


def _signing(form: HearingForm) -> str:
    if form.signed_by_speaker == Signing.SIGNED:
        return "membubuhkan tanda tangan seperti di bawah ini"
    if form.signed_by_speaker == Signing.REFUSED:
        why = f" ({form.refusal_reason})" if form.refusal_reason else ""
        return f"tidak bersedia membubuhkan tanda tangan{why}"
    return ""


def _initials(noted: str) -> str:
    return "tidak bersedia" if noted == "tidak" else ""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
