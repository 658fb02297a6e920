"""What a public dossier does not say: protected people become their pseudonyms, what reaches anybody is blanked.

Works on words, wherever they were typed. It finds names as they were recorded, whole, joined, part by part, with
Indonesian endings; numbers however they are spaced. It cannot find a nickname, or who is meant by "istri kepala desa":
a dossier says so, and a human reads it before it is given out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from intake.evidence.exhibits import Exhibit
from intake.ids import PersonId
from intake.media import sniff
from intake.records.people import Person
from intake.records.pseudonyms import pseudonyms

PHONE: Final = "[nomor telepon]"
ADDRESS: Final = "[alamat]"
NUMBER: Final = "[nomor identitas]"
EMAIL: Final = "[e-mail]"
BIRTH: Final = "[tanggal lahir]"
_LEAST_DIGITS: Final = 6
_LEAST_PART: Final = 3
_ANYWHERE: Final = 5
"""Letters from which on a part of a name is found within other words too; a shorter one stands alone."""
_HIDDEN: Final = "[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]*"
_ENDINGS: Final = "(?:nya|lah|kah|pun|ku|mu)?"
_TITLES: Final = frozenset(
    [
        "alm", "almh", "bapak", "bin", "binti", "binte", "drs", "dra", "drg", "ibu", "haji", "hajah", "kiai", "nyai",
        "pak", "prof", "ustadz", "ustaz", "raden", "mas", "spd", "spdi", "mpd", "msi", "sip", "sos", "ssos", "skm",
        "kom", "skom", "mkom", "apt", "amd", "sst", "mag", "sag", "spt", "map",
    ]
)  # fmt: skip
"""Parts of names that name nobody; shorter ones are left out anyway."""
_DECIMAL: Final = re.compile(r"(?<![\d.,])(-?\d{1,3})([.,])(\d{2})\d{2,}(?![\d]|[.,]\d)")
_PAIR: Final = re.compile(
    r"(?<![\d.,])(-?\d{1,2})([.,])(\d{2})\d+(\s*[,;/]\s*)(-?\d{1,3})([.,])(\d{2})\d+(?![\d]|[.,]\d)"
)
_DEGREES: Final = re.compile(r"(\d{1,3}\s*°\s*\d{1,2}\s*['′’])\s*\d{1,2}(?:[.,]\d+)?\s*(?:[\"″”]|''|′′)")
_MINUTES: Final = re.compile(r"(?<!\d)(\d{1,3},\d{1,2})\.\d+(?=[NSEW]\b)")
_TWICE: Final = re.compile(r"(\b[A-Z][a-z]+ [A-Z]-[0-9A-F]{2}\b)(?:[\s,.]+\1)+")
_STREET: Final = re.compile(r"(?:jl|jln|jalan|gg|gang)\b\.?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Hidden:
    """What is looked for and what is written in its place; longer ones first."""

    pattern: str
    length: int
    written: str


class Veil:
    """Words as a public dossier shows them, for the people of one case."""

    def __init__(self, persons: Sequence[Person]) -> None:
        self.names = pseudonyms(persons)
        self.protected = frozenset(_protected(persons))
        found = [each for person in persons for each in self._of(person)]
        self._written = [each.written for each in sorted(found, key=lambda each: -each.length)]
        patterns = [each.pattern for each in sorted(found, key=lambda each: -each.length)]
        joined = "|".join(f"(?P<h{place}>{pattern})" for place, pattern in enumerate(patterns))
        self._pattern = re.compile(joined, re.IGNORECASE) if patterns else None

    def words(self, text: str) -> str:
        """The text with nothing in it that must not be said, and positions to two decimals (about a kilometre)."""
        text = unicodedata.normalize("NFC", text)
        if self._pattern is not None:
            text = _TWICE.sub(r"\1", self._pattern.sub(self._replaced, text))
        return coarsened(text)

    def names_protected(self, text: str) -> bool:
        """Whether a text names somebody who is protected."""
        said = self.words(text)
        return any(self.names[PersonId(each)] in said for each in self.protected)

    def _replaced(self, match: re.Match[str]) -> str:
        place = int((match.lastgroup or "h0")[1:])
        return self._written[place] or match[0]

    def _of(self, person: Person) -> Iterator[_Hidden]:
        facts, hide = person.facts, person.id in self.protected
        yield from _reaching(person)
        if not hide:
            # A whole name that is no secret stays whole, though part of it may be part of one that is.
            if pattern := _name(facts.name):
                yield _Hidden(pattern, len(facts.name) * 2, "")
            return
        name = self.names[person.id]
        if pattern := _name(facts.name):
            yield _Hidden(pattern, len(facts.name) * 2 + 1, name)
        for part in _parts(facts.name):
            yield _Hidden(_part(part), len(part), name)
        if facts.birth_date.strip():
            yield _Hidden(_spaced(facts.birth_date), len(facts.birth_date), BIRTH)


def _protected(persons: Sequence[Person]) -> Iterator[str]:
    """Who is protected, and who is the same human in another role."""
    same: dict[str, set[str]] = {}
    for person in persons:
        for other in person.facts.same_as.split():
            same.setdefault(person.id, set()).add(other)
            same.setdefault(other, set()).add(person.id)
    waiting = [str(person.id) for person in persons if person.facts.protected]
    found: set[str] = set()
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += same.get(each, ())
    yield from found


def _reaching(person: Person) -> Iterator[_Hidden]:
    """What reaches or numbers a person, protected or not."""
    facts = person.facts
    for text, written in ((facts.phone, PHONE), (facts.nik, NUMBER), (facts.nip, NUMBER)):
        for number in re.split(r"[,;/\n]", text):
            if pattern := _digits(number):
                yield _Hidden(pattern, len(number) + 2, written)
    if "@" in facts.email:
        yield _Hidden(_letters(facts.email.strip()), len(facts.email), EMAIL)
    for part in _address(facts.address):
        yield _Hidden(_spaced(part), len(part), ADDRESS)


def _address(address: str) -> Iterator[str]:
    """The whole, and each part that has a number or names a street."""
    whole = address.strip()
    if len(whole) >= _LEAST_DIGITS:
        yield whole
    for part in re.split(r"[,;\n]", whole):
        telling = any(each.isdigit() for each in part) or _STREET.match(part.strip())
        if telling and len(part.strip()) >= _LEAST_DIGITS and part.strip() != whole:
            yield part.strip()


def _digits(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    digits = re.sub(r"\A(?:62|0)(?=8|2|3|4|5|6|7|9)", "", digits) if len(digits) < 16 else digits
    if len(digits) < _LEAST_DIGITS:
        return ""
    return r"(?:\+?62[\s.\-()]*|0)?" + r"[\s.\-()/_]*".join(digits)


def _name(name: str) -> str:
    words = list(_parts(name))
    return r"[\W_]*".join(_letters(word) for word in words) if len(words) > 1 else ""


def _parts(name: str) -> Iterator[str]:
    for word in _words(name):
        if len(word) >= _LEAST_PART and word.casefold() not in _TITLES and not word.isdigit():
            yield word


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name))


def _part(word: str) -> str:
    if len(word) >= _ANYWHERE:
        return _letters(word)
    capital = word[:1].upper() + word[1:].lower()
    alone = rf"(?<![^\W\d_]){_letters(word)}(?={_ENDINGS}(?![^\W\d_]))"
    return rf"{alone}|(?-i:(?<=[a-z]){_letters(capital)}(?![a-z]))|(?-i:{_letters(capital)}(?=[A-Z]))"


def _letters(text: str) -> str:
    """The letters of a text, whatever is hidden between them."""
    return _HIDDEN.join(re.escape(each) for each in text)


def _spaced(text: str) -> str:
    """A text whose white space and punctuation may be written otherwise."""
    street = _STREET.match(text.strip())
    rest = text.strip()[street.end() :] if street else text.strip()
    body = r"[\s.,/\-]*".join(_letters(each) for each in re.findall(r"[^\W_]+", rest))
    before = r"(?:(?:jl|jln|jalan|gg|gang)\b\.?\s*)?" if street else ""
    return before + body


def coarsened(text: str) -> str:
    """Positions in a text to two decimals; degrees with minutes and seconds to minutes."""
    text = _PAIR.sub(r"\1\2\3\4\5\6\7", text)
    text = _DECIMAL.sub(r"\1\2\3", text)
    return _MINUTES.sub(r"\1", _DEGREES.sub(r"\1", text))


def neutral_name(exhibit: Exhibit) -> str:
    """What an exhibit's file is called where its own name is not shown."""
    suffix = PurePath(exhibit.obtained.file_name).suffix
    return f"bukti-{exhibit.number:04}.{sniff.shown_extension(exhibit.media_type, suffix)}"


def hidden_words(persons: Iterable[Person]) -> list[str]:
    """All that a public dossier of these people must not hold, as it was typed: for tests and for a last look."""
    people = list(persons)
    protected = set(_protected(people))
    found = []
    for person in people:
        facts = person.facts
        found += [facts.phone, facts.email, facts.nik, facts.nip, facts.address]
        if person.id in protected:
            found += [facts.name, *_parts(facts.name)]
    return [each for each in found if each.strip()]
