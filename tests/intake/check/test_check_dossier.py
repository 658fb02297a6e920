"""A dossier against its proof, its vault, and a bundle: each page that no longer holds is named."""

import re
import threading
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from crypto.errors import FormatError
from intake import cards
from intake import vault as vaults
from intake.bundle import seal
from intake.cards import Card
from intake.check import dossier, dossier_sources
from intake.check.bundle import own_cards
from intake.check.stages import Stage
from intake.check.vault import CheckCancelled
from intake.custody import journal
from intake.evidence import exhibits
from intake.findings import Finding, FindingKind, Report, Verdict, Weight
from intake.papers import attachment, gather
from intake.papers.assemble import Asked
from intake.papers.attachment import Attachment
from intake.papers.content import DossierKind
from intake.records import cases, people
from intake.records.people import PersonFacts
from intake.vault import Vault
from tests.intake.conftest import Desks, kinds


def make(vault: Vault, path: Path, kind: DossierKind = DossierKind.FULL) -> Path:
    gather.make_dossier(vault, cases.find(vault, "1"), path, asked=Asked(kind))
    return path


def said_in(path: Path) -> Attachment | Finding:
    claim = dossier.claimed(path)
    assert claim is not None
    return claim.said


def check(path: Path, *against: Vault, cards: Sequence[Card] = (), proof: bool = True) -> Report:
    said = said_in(path)
    sources = [] if isinstance(said, Finding) else [dossier_sources.of_vault(each, said) for each in against]
    known = [*cards, *(card for each in against for card in own_cards(each))]
    data = attachment.proof_beside(path).read_bytes() if proof else None
    return dossier.check_dossier(path, said, data, known, (), sources)


def pages_with(path: Path, key: str) -> list[str]:
    said = said_in(path)
    assert not isinstance(said, Finding)
    return [f"page {number}" for number, page in enumerate(said.pages, 1) if key in page]


class Watched:
    """Who looks on at one stage: how much there is and how much was told; asks to stop with the first that moves."""

    def __init__(self, *, stops: bool) -> None:
        self.cancelled = threading.Event()
        self.count = self.done = 0
        self._stops = stops

    def found(self, files: int, size: int) -> None:
        self.count = size

    def moved(self, size: int) -> None:
        self.done += size
        if self._stops:
            self.cancelled.set()


class Staged:
    """Who looks on at a whole check, and stops it at one stage."""

    def __init__(self, stops_at: Stage | None = None) -> None:
        self.seen: dict[Stage, Watched] = {}
        self._stops_at = stops_at

    def __call__(self, stage: Stage) -> Watched:
        self.seen[stage] = Watched(stops=stage is self._stops_at)
        return self.seen[stage]


@pytest.fixture
def vault(desks: Desks) -> Vault:
    return desks.officer()


@pytest.mark.parametrize("kind", list(DossierKind))
def test_a_dossier_agrees_with_its_vault(vault: Vault, tmp_path: Path, kind: DossierKind) -> None:
    report = check(make(vault, tmp_path / "d.pdf", kind), vault)
    assert (report.verdict, report.findings, report.scope) == (Verdict.INTACT, (), "full")
    assert report.subject == "dossier" and report.signer is not None and report.signer.name == "Siti"
    assert report.checked.files == 2 and report.checked.entries > 10
    (compared,) = report.compared
    assert compared.same == compared.facts > 20 and compared.pages > 5


def test_the_proof_and_a_card_are_enough_for_the_outside(vault: Vault, tmp_path: Path) -> None:
    path = make(vault, tmp_path / "d.pdf")
    report = check(path, cards=own_cards(vault))
    assert (report.verdict, report.scope, report.not_checked) == (Verdict.INTACT, "outer", ("facts",))
    assert check(path).verdict is Verdict.NOT_CHECKED
    alone = check(path, cards=own_cards(vault), proof=False)
    assert (alone.verdict, kinds(alone)) == (Verdict.NOT_CHECKED, {FindingKind.DOSSIER_UNCOMPARED})


def test_one_changed_byte_is_named(vault: Vault, tmp_path: Path) -> None:
    path = make(vault, tmp_path / "d.pdf")
    data = bytearray(path.read_bytes())
    data[data.index(b"/Producer") + 12] ^= 1
    path.write_bytes(data)
    report = check(path, vault)
    assert (report.verdict, kinds(report)) == (Verdict.DAMAGED, {FindingKind.DOSSIER_DIGEST})
    assert kinds(check(path, vault, proof=False)) == {FindingKind.DOSSIER_DIGEST}


def test_each_page_that_was_overtaken_is_named(vault: Vault, tmp_path: Path) -> None:
    path = make(vault, tmp_path / "d.pdf")
    case = cases.find(vault, "1")
    witness = people.listing(vault, case)[0]
    people.edit(vault, case, witness, PersonFacts("Budi Baru"))
    report = check(path, vault)
    assert kinds(report) == {FindingKind.DOSSIER_OUTDATED}
    named = [each.object for each in report.findings]
    assert named == pages_with(path, f"person {witness.id}") and named
    assert (report.verdict, report.exit_status, report.scope) == (Verdict.INTACT, 0, "full")
    assert {each.weight for each in report.findings} == {Weight.NOTE}
    assert all("Budi" not in each.found for each in report.findings)


def test_a_changed_digest_of_an_exhibit_is_damage_on_every_page_that_states_it(
    vault: Vault, tmp_path: Path
) -> None:
    path = make(vault, tmp_path / "d.pdf")
    exhibit = list(exhibits.listing(vault, cases.find(vault, "1")))[1]
    with vault.store.transaction():
        vault.store.run("UPDATE blobs SET sha256 = ? WHERE id = ?", ("0" * 64, exhibit.blob.id))
    report = check(path, vault)
    named = [each.object for each in report.findings if each.kind is FindingKind.DOSSIER_PAGE]
    assert named == pages_with(path, f"evidence {exhibit.id}") and len(named) >= 3
    assert (report.verdict, report.exit_status) == (Verdict.DAMAGED, 1)


def test_what_was_overtaken_does_not_hide_damage(vault: Vault, tmp_path: Path) -> None:
    path = make(vault, tmp_path / "d.pdf")
    case = cases.find(vault, "1")
    cases.edit(vault, case, cases.CaseFacts("Judul baru"))
    with vault.store.transaction():
        vault.store.run("UPDATE persons SET facts = ?", ('{"name":"Orang Lain"}',))
    report = check(path, vault)
    assert kinds(report) == {FindingKind.DOSSIER_OUTDATED, FindingKind.DOSSIER_PAGE}
    assert (report.verdict, report.exit_status) == (Verdict.DAMAGED, 1)


def test_a_changed_exhibit_is_named_on_every_page_that_shows_it(vault: Vault, tmp_path: Path) -> None:
    path = make(vault, tmp_path / "d.pdf")
    case = cases.find(vault, "1")
    exhibit = list(exhibits.listing(vault, case))[1]
    exhibits.withdraw(vault, case, exhibit, "keliru")
    named = [each.object for each in check(path, vault).findings]
    assert named == pages_with(path, f"evidence {exhibit.id}")
    assert len(named) >= 3  # list, its own page, admissibility


def test_a_row_changed_behind_the_log_is_named(vault: Vault, tmp_path: Path) -> None:
    path = make(vault, tmp_path / "d.pdf")
    with vault.store.transaction():
        vault.store.run("UPDATE persons SET facts = ?", ('{"name":"Orang Lain"}',))
    report = check(path, vault)
    assert kinds(report) == {FindingKind.DOSSIER_PAGE}
    assert report.verdict is Verdict.DAMAGED


def test_a_dossier_made_of_a_changed_row_is_named(vault: Vault, tmp_path: Path) -> None:
    with vault.store.transaction():
        before = vault.store.rows("SELECT facts FROM persons")[0]["facts"]
        vault.store.run("UPDATE persons SET facts = ?", ('{"name":"Orang Lain"}',))
    path = make(vault, tmp_path / "d.pdf")
    with vault.store.transaction():
        vault.store.run("UPDATE persons SET facts = ?", (before,))
    assert kinds(check(path, vault)) == {FindingKind.DOSSIER_PAGE}


def test_what_came_later_is_no_contradiction(vault: Vault, tmp_path: Path) -> None:
    path = make(vault, tmp_path / "d.pdf")
    case = cases.find(vault, "1")
    people.add(vault, case, people.Role.AHLI, PersonFacts("Ahli Baru"))
    assert check(path, vault).findings == ()


def test_a_vault_without_the_case_says_so(desks: Desks, vault: Vault, tmp_path: Path) -> None:
    path = make(vault, tmp_path / "d.pdf")
    office = desks.office()
    report = check(path, office, cards=own_cards(vault))
    assert (report.verdict, kinds(report)) == (Verdict.NOT_CHECKED, {FindingKind.DOSSIER_UNCOMPARED})
    office.close()


def test_a_bundle_sealed_after_it_agrees_and_one_before_cannot_say(
    desks: Desks, vault: Vault, tmp_path: Path
) -> None:
    case = cases.find(vault, "1")
    card = cards.parse_card((desks.root / "office.kartu").read_bytes())
    folders = []
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
        folders.append(seal.seal(vault, case, card, tmp_path / name, full=True).folder)
        if name == "before":
            path = make(vault, tmp_path / "d.pdf")
    said = said_in(path)
    assert not isinstance(said, Finding)
    office = vaults.unlock(desks.office_path, b"rahasia")
    known = own_cards(vault)
    before, after = (dossier_sources.of_bundle(each, office, known, said) for each in folders)
    proof = attachment.proof_beside(path).read_bytes()
    report = dossier.check_dossier(path, said, proof, known, (), [after])
    assert (report.verdict, report.findings) == (Verdict.INTACT, ())
    early = dossier.check_dossier(path, said, proof, known, (), [before])
    assert (early.verdict, kinds(early)) == (Verdict.NOT_CHECKED, {FindingKind.DOSSIER_UNCOMPARED})
    locked = dossier_sources.of_bundle(folders[1], None, known, said)
    assert dossier.check_dossier(path, said, proof, known, (), [locked]).verdict is Verdict.NOT_CHECKED
    office.close()


def test_each_stage_is_told_to_its_end(desks: Desks, vault: Vault, tmp_path: Path) -> None:
    path, case = make(vault, tmp_path / "d.pdf"), cases.find(vault, "1")
    card = cards.parse_card((desks.root / "office.kartu").read_bytes())
    (tmp_path / "usb").mkdir()
    folder = seal.seal(vault, case, card, tmp_path / "usb").folder
    said, known = said_in(path), own_cards(vault)
    assert not isinstance(said, Finding)
    for kind in ("vault", "bundle"):
        staged = Staged()
        source = (
            dossier_sources.of_vault(vault, said, staged)
            if kind == "vault"
            else dossier_sources.of_bundle(folder, vault, known, said, staged)
        )
        report = dossier.check_dossier(path, said, None, known, (), [source], staged)
        assert report.verdict is Verdict.INTACT
        left = Stage.BUNDLE if kind == "vault" else Stage.RECORDS
        assert list(staged.seen) == [each for each in Stage if each is not left]
        assert all(each.done == each.count > 0 for each in staged.seen.values()), staged.seen
        assert staged.seen[Stage.PAPER].count == path.stat().st_size
        assert staged.seen[Stage.PAGES].count == len(said.pages)
        assert staged.seen[Stage.LOG].count == source.entries


@pytest.mark.parametrize("stage", Stage)
def test_stopped_at_any_stage_it_leaves_nothing_behind(
    desks: Desks, vault: Vault, tmp_path: Path, stage: Stage
) -> None:
    path, case = make(vault, tmp_path / "d.pdf"), cases.find(vault, "1")
    card = cards.parse_card((desks.root / "office.kartu").read_bytes())
    (tmp_path / "usb").mkdir()
    folder = seal.seal(vault, case, card, tmp_path / "usb").folder
    said, known, staged = said_in(path), own_cards(vault), Staged(stage)
    assert not isinstance(said, Finding)
    files, size = sorted(desks.root.rglob("*")), journal.size(vault)
    with pytest.raises(CheckCancelled):
        source = (
            dossier_sources.of_bundle(folder, vault, known, said, staged)
            if stage is Stage.BUNDLE
            else dossier_sources.of_vault(vault, said, staged)
        )
        dossier.check_dossier(path, said, None, known, (), [source], staged)
    assert list(staged.seen)[-1] is stage
    assert (sorted(desks.root.rglob("*")), journal.size(vault)) == (files, size)
    assert not vault.store.in_transaction
    assert check(path, vault).verdict is Verdict.INTACT


def test_facts_forged_in_the_attachment_are_named(vault: Vault, tmp_path: Path) -> None:
    path = make(vault, tmp_path / "d.pdf")
    said = said_in(path)
    assert not isinstance(said, Finding)
    key = next(key for key in said.facts if key.startswith("person "))
    forged = said.encode().replace(said.facts[key].encode(), b"0" * 64)
    data = path.read_bytes()
    found = re.search(rb"/Length (\d+) /Type /EmbeddedFile\s+>>\nstream\n", data)
    assert found is not None
    packed, room = zlib.compress(forged, 9), int(found[1])
    assert len(packed) <= room
    path.write_bytes(data[: found.end()] + packed.ljust(room, b"\n") + data[found.end() + room :])
    report = check(path, vault)
    assert {FindingKind.DOSSIER_DIGEST, FindingKind.DOSSIER_PAGE} <= kinds(report)
    named = {each.object for each in report.findings if each.kind is FindingKind.DOSSIER_PAGE}
    assert named == set(pages_with(path, key))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-40],
        lambda data: data.replace(b"(segel-dossier.json)", b"(segel-dossier.jsom)"),
        lambda data: data.replace(b"/EmbeddedFiles", b"/EmbeddedFilex"),
        lambda data: data[:64],
        lambda data: data.replace(b"startxref\n", b"startxref\n9"),
    ],
)
def test_a_pdf_without_its_attachment_is_damaged(vault: Vault, tmp_path: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    path = make(vault, tmp_path / "d.pdf")
    path.write_bytes(spoil(path.read_bytes()))
    report = check(path, vault)
    assert (report.verdict, kinds(report)) == (Verdict.DAMAGED, {FindingKind.DOSSIER_MALFORMED})


@pytest.mark.parametrize(
    "spoil", [{"v": 2}, {"more": 1}, {"pages": [["person x"]]}, {"manifest": "0"}, {"logs": [1]}]
)
def test_another_attachment_is_refused(vault: Vault, tmp_path: Path, spoil: dict[str, object]) -> None:
    from crypto import canonical

    said = said_in(make(vault, tmp_path / "d.pdf"))
    assert not isinstance(said, Finding)
    fields = canonical.parse(said.encode()) | spoil  # type: ignore[operator]
    with pytest.raises(FormatError):
        attachment.parse(canonical.encode(fields))
    assert attachment.parse(said.encode()) == said
