"""What is noted of a hearing beside the words: the fields of form B.12, and questions with their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from crypto import canonical
from crypto.canonical import JsonObject, JsonValue
from crypto.errors import FormatError
from intake import facts
from intake.problems import Problem
from intake.rules import daytext

MOST_WORDS: Final = 1_000_000
"""Characters of all questions and answers of one statement together."""


class StatementKind(StrEnum):
    """Short words before any register; a signed declaration; the record of a hearing (form B.12)."""

    KETERANGAN_AWAL = "keterangan-awal"
    SURAT_PERNYATAAN = "surat-pernyataan"
    KLARIFIKASI = "klarifikasi"


class Oath(StrEnum):
    """What became of the oath or promise (forms B.10 and B.11); refusing it does not stop the hearing (ps 30(3))."""

    SWORN = "sworn"
    PROMISED = "promised"
    REFUSED = "refused"
    NOT_ASKED = "not-asked"


class Signing(StrEnum):
    """Whether the speaker signs or states that he does not (ps 33(2))."""

    SIGNED = "signed"
    REFUSED = "refused"


YES: Final = "ya"
_YES_OR_NO: Final = (YES, "tidak")
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "oath": tuple(Oath),
    "online": _YES_OR_NO,
    "read_back": _YES_OR_NO,
    "signed_by_speaker": tuple(Signing),
    "initials_speaker": _YES_OR_NO,
    "initials_officer": _YES_OR_NO,
}
"""Fields that hold one of a few codes; '' says that nothing was noted."""


@dataclass(frozen=True, slots=True)
class HearingForm:
    """Form B.12 around its questions; every field may be empty, and what is expected but absent is only marked.

    `started_at` and `ended_at` are ISO with offset, `zone` the zone as the form names it (WIB, WITA, WIT).
    `officers` and `others` are names and `recordings` ids of exhibits, one a line; `interpreter` and `companion` ids of
    persons. `decree` is the number of the decision that appoints the team (ps 35(2)), `invitation` that of form B.9.
    `refusal_reason` says why the speaker would not swear, initial or sign.
    """

    started_at: str = ""
    ended_at: str = ""
    zone: str = ""
    place: str = ""
    officers: str = ""
    decree: str = ""
    register_number: str = ""
    invitation: str = ""
    invitation_date: str = ""
    capacity: str = ""
    oath: str = ""
    oath_religion: str = ""
    language: str = ""
    interpreter: str = ""
    companion: str = ""
    online: str = ""
    recordings: str = ""
    read_back: str = ""
    read_back_language: str = ""
    signed_by_speaker: str = ""
    initials_speaker: str = ""
    initials_officer: str = ""
    refusal_reason: str = ""
    others: str = ""


FIELDS: Final = tuple(field.name for field in fields(HearingForm))


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """A question as it was put and the answer as it was given; `set_code` names the prepared set it came from."""

    question: str
    answer: str = ""
    set_code: str = ""


@dataclass(frozen=True, slots=True)
class Hearing:
    """The form and its rows, in the order in which they were asked."""

    form: HearingForm = HearingForm()
    rows: tuple[QuestionAnswer, ...] = ()

    @property
    def is_said(self) -> bool:
        """Whether any question or answer holds words."""
        return any(each.question.strip() or each.answer.strip() for each in self.rows)

    @property
    def words(self) -> tuple[str, ...]:
        """Questions and answers in their order, as they are read back."""
        return tuple(words for row in self.rows for words in (row.question, row.answer))

    @property
    def is_read_back(self) -> bool:
        """Whether it is noted that the words were read back (ps 30(1) huruf e, 31(1) huruf f)."""
        return self.form.read_back == YES

    def unread(self) -> Hearing:
        """The same of other words, which nobody read back."""
        return replace(self, form=replace(self.form, read_back=""))

    def to_json(self) -> JsonObject:
        """`{"form":…,"rows":[…]}`: the form's fields that hold words; of each row all three, empty answers too."""
        return {"form": facts.to_json(self.form), "rows": [asdict(each) for each in self.rows]}

    def encode(self) -> str:
        """As it lies in the database: canonical JSON, '' where nothing was noted."""
        return "" if self == Hearing() else canonical.encode(self.to_json()).decode("utf-8")


NOTHING: Final = Hearing()
"""Words alone."""


def decode(text: str) -> Hearing:
    """What `Hearing.encode` wrote. Raises `FormatError`."""
    return from_json(canonical.parse(text.encode("utf-8"))) if text else NOTHING


def from_json(value: Mapping[str, JsonValue]) -> Hearing:
    """What `Hearing.to_json` wrote, and nothing that it would write otherwise. Raises `FormatError`."""
    form, rows = value.get("form"), value.get("rows")
    if set(value) != {"form", "rows"} or not isinstance(form, dict) or not isinstance(rows, list):
        raise FormatError("a hearing has form and rows")
    hearing = Hearing(facts.from_json(HearingForm, form), tuple(_row(each) for each in rows))
    if hearing.to_json() != {"form": form, "rows": rows} or _off_choice(hearing.form):
        raise FormatError("a value in a hearing's form")
    return hearing


def _row(value: JsonValue) -> QuestionAnswer:
    if not isinstance(value, dict) or set(value) != {"answer", "question", "set_code"}:
        raise FormatError("a row has question, answer and set_code")
    return facts.from_json(QuestionAnswer, value)


def _off_choice(form: HearingForm) -> list[str]:
    return [name for name, codes in CHOICES.items() if getattr(form, name) not in ("", *codes)]


def checked(hearing: Hearing) -> Hearing:
    """The hearing as given. Raises `Problem`: hearing-choice, text-too-long, text-not-storable."""
    facts.checked(hearing.form)
    if wrong := _off_choice(hearing.form):
        given = getattr(hearing.form, wrong[0])
        raise Problem("hearing-choice", field=wrong[0], item=given, choices=", ".join(CHOICES[wrong[0]]))
    for row in hearing.rows:
        facts.checked(row)
    length = sum(len(row.question) + len(row.answer) for row in hearing.rows)
    if length > MOST_WORDS:
        raise Problem("text-too-long", field="questions", length=length, most=MOST_WORDS)
    return hearing


def moment(text: str) -> datetime | None:
    """The moment in an ISO date and time with offset; None for other words."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return None if found.tzinfo is None else found


def age_at(birth_date: str, at: str) -> int | None:
    """Full years from a birthday (as `daytext` reads it) to the day of a moment in its own zone, None if unreadable.

    Who was born on 29 February is a year older on 1 March of other years.
    """
    then, read = moment(at), daytext.read(birth_date, UTC)
    if then is None or read is None or read.day > then.date():
        return None
    born = read.day
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day))
