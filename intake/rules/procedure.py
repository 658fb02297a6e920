"""States of a case and the steps between them: who may take a step, on what article, and what it leads to.

The steps stand in resources/rules/procedure.toml. Two rule sets: PEMILU is Perbawaslu 7/2022; of PILKADA the articles
could not be read, so its steps name none, bind no level and are marked as not verified.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from intake.records.cases import CaseKind
from intake.rules import tables
from intake.rules.bilingual import Bilingual, bilingual
from intake.rules.choices import Mark
from intake.rules.happenings import What
from intake.rules.levels import Level
from intake.rules.rulesets import RuleSet
from intake.rules.tables import Fields, Table


class State(StrEnum):
    """Where a case stands (articles of Perbawaslu 7/2022)."""

    LAPORAN_DITERIMA = "laporan-diterima"  # ps 8-13
    HASIL_PENGAWASAN = "hasil-pengawasan"  # ps 2, 3(1), 4
    INFORMASI_AWAL = "informasi-awal"  # ps 3(2)
    PENELUSURAN = "penelusuran"  # ps 3(4), 4(3): traced or investigated
    TEMUAN = "temuan"  # ps 5(1): set, not yet registered
    BUKAN_TEMUAN = "bukan-temuan"  # ps 5(1)
    DITERUSKAN_KE_ATAS = "diteruskan-ke-atas"  # ps 6, 9
    KAJIAN_AWAL_SELESAI = "kajian-awal-selesai"  # ps 15, 16
    MENUNGGU_PERBAIKAN = "menunggu-perbaikan"  # ps 24(1)
    LAPORAN_DILENGKAPI = "laporan-dilengkapi"  # ps 24(4)-(5)
    SIAP_REGISTER = "siap-register"  # ps 39(5), 42(1): came from another level
    DICABUT = "dicabut"  # ps 14
    TIDAK_DIREGISTRASI = "tidak-diregistrasi"  # ps 23, 24(3), 24(7)
    DITERUSKAN_KE_INSTANSI = "diteruskan-ke-instansi"  # ps 22
    DILIMPAHKAN = "dilimpahkan"  # ps 38, 39
    MENUNGGU_PENGAMBILALIHAN = "menunggu-pengambilalihan"  # ps 40(2)a
    DIAMBIL_ALIH = "diambil-alih"  # ps 40, 42
    DITANGANI_PERATURAN_LAIN = "ditangani-peraturan-lain"  # ps 18(1), 19
    DIREGISTRASI = "diregistrasi"  # ps 5(3), 17, 26: in handling
    DIPUTUSKAN = "diputuskan"  # ps 36(3), 37(2), 37(3)b
    DIHENTIKAN = "dihentikan"  # ps 48
    DITINDAKLANJUTI = "ditindaklanjuti"  # ps 44-49: sent on
    KOREKSI_DIMINTA = "koreksi-diminta"  # ps 52

    @property
    def ended(self) -> bool:
        """Whether nothing is left to be done here: ended, or with another level or agency."""
        return self in _ENDED


_ENDED = frozenset(
    {
        State.BUKAN_TEMUAN, State.DITERUSKAN_KE_ATAS, State.TIDAK_DIREGISTRASI, State.DITERUSKAN_KE_INSTANSI,
        State.DILIMPAHKAN, State.DIAMBIL_ALIH, State.DITANGANI_PERATURAN_LAIN, State.DIHENTIKAN,
        State.DITINDAKLANJUTI,
    }
)  # fmt: skip

_OPENING = {
    CaseKind.LAPORAN: State.LAPORAN_DITERIMA,
    CaseKind.HASIL_PENGAWASAN: State.HASIL_PENGAWASAN,
    CaseKind.INFORMASI_AWAL: State.INFORMASI_AWAL,
}

_REGULATION = "Perbawaslu 7/2022"


class Decider(StrEnum):
    """Whose act a step records; '' in the table where that is not known."""

    PLENO = "pleno"
    KETUA = "ketua"
    PETUGAS = "petugas"
    PELAPOR = "pelapor"


class Need(StrEnum):
    """What should be said of a step beside its date."""

    TO = "to"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the procedure. Empty `levels` bind nobody, empty `states` fit every state, no `state` changes none.

    `article` is the basis, `quote` words of it, `who` the article that names the competent levels; `after` holds codes
    of steps one of which should come before; `since` and `until` are days of validity.
    """

    code: str
    rules: RuleSet
    title: Bilingual
    article: str
    quote: str
    who: str
    levels: frozenset[Level]
    states: frozenset[State]
    state: State | None
    happening: What | None
    decider: Decider | None
    form: str
    needs: frozenset[Need]
    after: tuple[str, ...]
    since: date | None
    until: date | None
    mark: Mark
    source: str

    @property
    def verified(self) -> bool:
        """Whether the step rests on an article that was read."""
        return bool(self.article) and not self.mark.is_unverified

    @property
    def basis(self) -> str:
        """The legal basis with the regulation's name, '' where it is not verified."""
        return named(self.article)

    @property
    def competence(self) -> str:
        """The article that says who may take the step, with the regulation's name."""
        return named(self.who or self.article)

    def open_to(self, level: Level) -> bool:
        """Whether the level may take it."""
        return not self.levels or level in self.levels

    def fits(self, state: State) -> bool:
        """Whether it is a step from `state`."""
        return not self.states or state in self.states

    def holds_on(self, day: date) -> bool:
        """Whether the step is valid on a day."""
        return (self.since or date.min) <= day <= (self.until or date.max)


def named(article: str) -> str:
    """An article with the name of its regulation, which tables leave out where it is Perbawaslu 7/2022."""
    return f"{_REGULATION} {article}" if article.startswith("ps ") else article


def opening(kind: CaseKind) -> State:
    """The state in which a case of this kind begins (Perbawaslu 7/2022 ps 2-4)."""
    return _OPENING[kind]


def steps(office: Path | None = None) -> Table[Step]:
    """The table `procedure`, with what an office adds and retires."""
    return tables.load("procedure", _made, office)


def allowed(known: Iterable[Step], rules: RuleSet, state: State, level: Level, day: date) -> tuple[Step, ...]:
    """The steps that this level may take from `state` on a day, in the order of the table."""
    return tuple(
        step
        for step in known
        if step.rules is rules and step.fits(state) and step.open_to(level) and step.holds_on(day)
    )


def _made(fields: Fields) -> Step:
    return Step(
        code=fields.text("code"),
        rules=fields.choice("rules", RuleSet),
        title=bilingual(fields, "title"),
        article=fields.text("article", ""),
        quote=fields.text("quote", ""),
        who=fields.text("who", ""),
        levels=frozenset(fields.choices("levels", Level)),
        states=frozenset(fields.choices("states", State)),
        state=fields.choice_or_none("state", State),
        happening=fields.choice_or_none("happening", What),
        decider=fields.choice_or_none("decider", Decider),
        form=fields.text("form", ""),
        needs=frozenset(fields.choices("needs", Need)),
        after=fields.texts("after"),
        since=fields.day("from"),
        until=fields.day("until"),
        mark=fields.choice("mark", Mark),
        source=fields.text("source", ""),
    )
