"""What is typed into a form and is no record yet: kept beside its case until it is recorded or given up.

Like a report that is still being received (`intake.reception`, which shares the row) it is no state and makes no event,
travels in no bundle and goes with the case when that is purged. It outlives a killed process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, cast

from crypto import canonical
from crypto.canonical import JsonObject
from intake.facts import clean_text
from intake.ids import CaseId
from intake.vault import Vault
from intake.wording import Language, sentence

_FORMS: Final = "forms"


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of one form by the names of its fields; `about` is the record's id, '' for a new one."""

    form: str
    about: str
    words: Mapping[str, str]


def of_case(vault: Vault, case: CaseId) -> tuple[Draft, ...]:
    """Everything half-typed of a case, but for a report that is being received."""
    return tuple(
        Draft(form, about, cast(dict[str, str], words))
        for form, records in _forms(document(vault, case)).items()
        for about, words in cast(JsonObject, records).items()
    )


def half_typed(vault: Vault, case: CaseId) -> tuple[str, ...]:
    """The names of the forms of a case that hold words which are no record yet, each once.

    `report` is one that is still being received, `nameless` a person in it who was left without a name.
    """
    said = document(vault, case)
    people = ("nameless",) if said.get("people") else ()
    return (*(("report",) if "facts" in said else people), *_forms(said))


def forms_words(language: Language, forms: Sequence[str]) -> str:
    """The names of forms in words, as `half_typed` gives them."""
    return ", ".join(sentence(language, f"half-typed.{each}") for each in forms)


def keep(vault: Vault, case: CaseId, *drafts: Draft) -> None:
    """Keeps drafts over those that were there, all or none; one without words is dropped.

    Raises `Problem`: text-too-long, text-not-storable, disk-full.
    """
    with vault.store.transaction():
        for each in drafts:
            _put(vault, case, each)


@contextmanager
def recorded(vault: Vault, case: CaseId, form: str, about: str) -> Iterator[None]:
    """What is recorded inside, in one transaction, was a draft: the vault has the record or the draft, never both.

    With both, a process that is killed would offer the words of a record once more as those of a new one.
    """
    with vault.store.together_with(lambda: _put(vault, case, Draft(form, about, {}))):
        yield


def _put(vault: Vault, case: CaseId, draft: Draft) -> None:
    words = {name: clean_text(text, name) for name, text in draft.words.items()}
    held = document(vault, case)
    forms = _forms(held)
    records = cast(JsonObject, forms.setdefault(draft.form, {}))
    if words == records.pop(draft.about, {}):
        return
    if words:
        records[draft.about] = words
    put_document(vault, case, held | {_FORMS: {name: each for name, each in forms.items() if each}})


def document(vault: Vault, case: CaseId) -> JsonObject:
    """All that is kept of a case and is no record, as `put_document` took it; nothing is an empty object."""
    row = vault.store.one("SELECT told FROM receptions WHERE case_id = ?", (case,))
    return {} if row is None else canonical.parse(str(row["told"]).encode("utf-8"))


def put_document(vault: Vault, case: CaseId, said: JsonObject) -> None:
    """Keeps an object over the one that was there; one that says nothing is forgotten. Inside a transaction."""
    if "facts" not in said and not said.get("people") and not said.get(_FORMS):
        vault.store.run("DELETE FROM receptions WHERE case_id = ?", (case,))
        return
    whole: JsonObject = {"people": [], "place": "", **said}
    vault.store.run(
        "INSERT OR REPLACE INTO receptions VALUES (?, ?, ?)",
        (case, vault.clock.now().at, canonical.encode(whole).decode("utf-8")),
    )


def _forms(said: JsonObject) -> JsonObject:
    return cast(JsonObject, said.get(_FORMS, {}))
