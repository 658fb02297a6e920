"""Acts of a case: words copied from the catalogue and kept, links to them, hand-over, damage."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from crypto.errors import FormatError
from intake.bundle import ack, carried
from intake.bundle import seal as seals
from intake.bundle.ack import AckOutcome
from intake.bundle.receive import receive
from intake.check.bundle import check_bundle
from intake.check.vault import check_vault
from intake.custody import journal
from intake.custody.words import in_words
from intake.evidence import exhibits
from intake.findings import Verdict
from intake.ids import LinkId
from intake.papers.content import LinkBlock
from intake.papers.record_words import Records
from intake.records import acts, captures, cases, items, links, people, statements
from intake.records.acts import ActFacts
from intake.records.captures import CaptureFacts
from intake.records.cases import Case
from intake.records.links import End, EndKind, Link
from intake.records.people import PersonFacts, Role
from intake.rules.acts import catalogue
from intake.vault import Vault
from intake.wording import Language
from tests.intake.bundle.sealing import card_of, only_case

SAID = ActFacts(
    code="D-6", channel="medsos-suka", platform="facebook", phase="tidak-diketahui", object="tidak-diketahui",
    candidate="calon nomor satu", date="20 Januari 2024", place="Media sosial", poses="jempol\nlainnya",
    hearsay="ya", heard_from="tetangga",
)  # fmt: skip
OWN = """
[[entry]]
code = "D-6"
kind = "disiplin"
words = "Kata-kata kantor"
basis = "edaran"
sanctions = ["teguran [GK: edaran]"]
source = "Edaran 1"
mark = "GK"
"""


def own_catalogue(vault: Vault, text: str) -> None:
    (vault.path / "office").mkdir(exist_ok=True)
    (vault.path / "office" / "acts.toml").write_text(text)


def test_the_words_of_the_catalogue_are_copied(vault: Vault, case: Case) -> None:
    terlapor = people.add(vault, case, Role.TERLAPOR, PersonFacts("Camat", employment="pns"))
    item = acts.record(vault, case, replace(SAID, person="1"), acts.rules_of(vault))
    said = item.facts
    (entry,) = (each for each in catalogue().entries if each.code == "D-6")
    assert (said.words, said.basis, said.kind) == (entry.words.official, entry.basis.official, "disiplin")
    assert said.sanctions == "hukuman disiplin berat [W: Innalar 28701]"
    assert (said.edition, said.person) == (catalogue().edition, terlapor.id)
    assert acts.words_for(said, "channel") == "Media sosial: suka (like)"
    assert acts.words_for(said, "phase") == "Tahapan tidak diketahui"
    assert acts.words_for(said, "object") == "Pemilihan atau pihak tidak diketahui"  # one code, two lists
    assert acts.words_for(said, "poses") == "Jempol; Pose lain, diterangkan dalam catatan"
    assert acts.listing(vault, case.id) == [item] == [acts.find(vault, case, "1")]
    assert acts.case_of(vault, item.id) == case.id
    last = list(journal.events(vault))[-1]
    assert in_words(last, Language.EN).endswith("D-6")


def test_old_acts_keep_their_words_when_the_catalogue_changes(vault: Vault, case: Case) -> None:
    item = acts.record(vault, case, SAID, acts.rules_of(vault))
    own_catalogue(vault, OWN)
    rules = acts.rules_of(vault)
    assert rules.faults == ()
    changed = acts.edit(vault, case, item, replace(item.facts, note="catatan", phase="kampanye"), rules)
    assert (changed.facts.words, changed.facts.edition) == (item.facts.words, item.facts.edition)
    assert acts.words_for(changed.facts, "phase") == "Masa kampanye"
    assert acts.words_for(changed.facts, "object") == "Pemilihan atau pihak tidak diketahui"
    fresh = acts.record(vault, case, ActFacts(code="D-6"), rules)
    assert (fresh.facts.words, fresh.facts.sanctions) == ("Kata-kata kantor", "teguran [GK: edaran]")
    assert fresh.facts.edition != item.facts.edition
    other = acts.edit(vault, case, changed, replace(changed.facts, code="D-8"), rules)
    assert other.facts.words.startswith("Mengadakan kegiatan") and other.facts.edition == fresh.facts.edition


def test_retired_entries_are_not_offered_any_more(vault: Vault, case: Case, refused: Callable) -> None:
    kept = acts.record(vault, case, ActFacts(code="D-13", date="2024-01-01"), acts.rules_of(vault))
    own_catalogue(vault, '[[retire]]\ncode = "D-13"\nuntil = 2024-06-30\n')
    rules = acts.rules_of(vault)
    for day in ("2024-07-01", "1 Juli 2024", "", "kira-kira Juli"):  # where no day can be read, today counts
        with refused("entry-not-in-force", item="D-13", table="acts"):
            acts.record(vault, case, ActFacts(code="D-13", date=day), rules)
    acts.record(vault, case, ActFacts(code="D-13", date="30 Juni 2024"), rules)
    edited = acts.edit(vault, case, kept, replace(kept.facts, date="2024-07-01"), rules)
    assert (edited.facts.code, edited.facts.words) == ("D-13", kept.facts.words)


def test_what_is_refused(vault: Vault, case: Case, refused: Callable) -> None:
    rules = acts.rules_of(vault)
    for wanted, code in (
        (ActFacts(), "entry-unknown"),
        (ActFacts(code="d-6"), "entry-unknown"),
        (ActFacts(code="D-6", channel="radio"), "entry-unknown"),
        (ActFacts(code="D-6", poses="jempol\nsikut"), "entry-unknown"),
        (ActFacts(code="D-6", person="7"), "person-unknown"),
        (ActFacts(code="D-6", date="2022-09-21"), "entry-not-in-force"),
        (ActFacts(code="D-6", note="\x00"), "text-not-storable"),
    ):
        with refused(code):
            acts.record(vault, case, wanted, rules)
    assert acts.listing(vault, case.id) == []
    with refused("item-unknown"):
        acts.case_of(vault, "0" * 32)


def test_what_somebody_could_have_been_told_is_kept(vault: Vault, case: Case) -> None:
    told = ActFacts(
        code="ARAH", date="30 Februari 2024", place="\u202eaneh", place_code="99.99", note="x" * 40_000
    )
    item = acts.record(vault, case, told, acts.rules_of(vault))
    assert (item.facts.date, item.facts.place, item.facts.note) == (told.date, told.place, told.note)
    assert (item.facts.place_code, item.facts.place_edition) == (
        "99.99",
        "",
    )  # no such code: kept, without edition
    real = acts.edit(vault, case, item, replace(item.facts, place_code="64.71"), acts.rules_of(vault))
    assert real.facts.place_edition.startswith("Kepmendagri")
    bare = acts.edit(vault, case, real, replace(real.facts, place_code=""), acts.rules_of(vault))
    assert bare.facts.place_edition == ""


def test_withdrawn_acts_stay_readable(vault: Vault, case: Case, refused: Callable) -> None:
    item = acts.record(vault, case, SAID, acts.rules_of(vault))
    items.withdraw(vault, case, item, "salah perkara")
    (found,) = acts.listing(vault, case.id)
    assert (found.withdrawn, found.facts) == ("salah perkara", item.facts)
    with refused("item-withdrawn"):
        acts.edit(vault, case, found, replace(found.facts, note="x"), acts.rules_of(vault))


def test_targets_go_by_the_reported_persons_employment(vault: Vault, case: Case) -> None:
    rules = acts.rules_of(vault)
    people.add(vault, case, Role.TERLAPOR, PersonFacts("Camat", employment="pns"))
    act = acts.record(vault, case, ActFacts(code="D-6", person="1"), rules).facts
    crime = acts.record(vault, case, ActFacts(code="UU7-494", person="1"), rules).facts
    nobody = acts.record(vault, case, ActFacts(code="D-6"), rules).facts
    on = date(2024, 8, 25)
    assert [
        [target.code for target in acts.targets_of(vault, case, each, on, rules.targets)]
        for each in (act, crime, nobody, replace(act, kind="jenis-kantor-lain"))
    ] == [["bkn", "ppk"], ["gakkumdu"], ["instansi-berwenang"], []]


def test_the_province_of_act_or_case_may_be_one_at_risk(vault: Vault) -> None:
    rules = acts.rules_of(vault)
    there = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Perkara", place_code="64.71"))
    note = acts.risk_note(there, ActFacts(), rules)
    assert note is not None and note.words.official == "Kalimantan Timur" and note.grounds.source
    assert acts.risk_note(there, ActFacts(place_code="34.71"), rules) is None


def act_with_links(vault: Vault, case: Case) -> items.Item[ActFacts]:
    item = acts.record(vault, case, SAID, acts.rules_of(vault))
    person = people.listing(vault, case)[0]
    spoken = statements.draft(vault, case, person, "Saya melihatnya.")
    spoken = statements.seal(vault, case, person, spoken)
    post = captures.record(vault, case, captures.Act.SUKA, CaptureFacts("Facebook"))
    photo = next(each for each in exhibits.listing(vault, case) if each.withdrawn is None)
    for start in (
        End(EndKind.STATEMENT, spoken.id), End(EndKind.CAPTURE, post.id), End(EndKind.EVIDENCE, photo.id)
    ):  # fmt: skip
        links.make(vault, case, start, End(EndKind.ACT, item.id))
    return item


def test_an_act_leads_nowhere(vault: Vault, case: Case, refused: Callable) -> None:
    item = acts.record(vault, case, SAID, acts.rules_of(vault))
    person = people.add(vault, case, Role.TERLAPOR, PersonFacts("Camat"))
    with refused("link-senseless"):
        links.make(vault, case, End(EndKind.ACT, item.id), End(EndKind.PERSON, person.id))


def test_papers_name_the_act_beside_what_is_linked_to_it(officer: Vault) -> None:
    case = only_case(officer)
    act_with_links(officer, case)
    post = captures.listing(officer, case.id)[0]
    photo = next(each for each in exhibits.listing(officer, case) if each.withdrawn is None)
    for record in (post.id, photo.id):
        assert Records(officer, case).links_of(record) == (LinkBlock("perbuatan 1 (D-6)", "perbuatan-1"),)


def test_a_bundle_with_a_link_to_no_act_is_refused(vault: Vault, case: Case) -> None:
    item = acts.record(vault, case, SAID, acts.rules_of(vault))
    photo = "1" * 32
    links.insert(
        vault, case, Link(LinkId("2" * 32), End(EndKind.EVIDENCE, photo), End(EndKind.ACT, item.id), "", "")
    )
    known = {EndKind.PERSON: {}, EndKind.STATEMENT: {}, EndKind.EVIDENCE: {photo}}
    stated = carried.to_json(carried.of_case(vault, case.id))
    vault.store.run("DELETE FROM links")
    assert [each.id for each in carried.parse(stated, known).items] == [item.id]
    with pytest.raises(FormatError, match="a link to nothing"):
        carried.parse({**stated, "items": []}, known)


def test_what_is_linked_to_a_draft_travels_without_it(officer: Vault, office: Vault, tmp_path: Path) -> None:
    case = only_case(officer)
    item = acts.record(officer, case, SAID, acts.rules_of(officer))
    person = people.listing(officer, case)[0]
    draft = End(EndKind.STATEMENT, statements.draft(officer, case, person, "Belum selesai").id)
    photo = next(each for each in exhibits.listing(officer, case) if each.withdrawn is None)
    links.make(officer, case, draft, End(EndKind.ACT, item.id))
    links.make(officer, case, End(EndKind.EVIDENCE, photo.id), draft)
    (tmp_path / "usb").mkdir()
    sealed = seals.seal(officer, case, card_of(office), tmp_path / "usb")
    assert receive(office, sealed.folder).outcome is AckOutcome.TAKEN_IN
    assert links.listing(office, case.id) == links.listing(officer, case.id)
    assert Records(office, cases.find(office, case.id)).links_of(item.id) == (LinkBlock("keterangan ?"),)


def test_acts_and_their_links_are_handed_over(officer: Vault, office: Vault, tmp_path: Path) -> None:
    case = only_case(officer)
    act_with_links(officer, case)
    (tmp_path / "usb").mkdir()
    sealed = seals.seal(officer, case, card_of(office), tmp_path / "usb")
    report = check_bundle(sealed.folder, [card_of(officer)], office)
    assert (report.verdict, report.findings) == (Verdict.INTACT, ())
    received = receive(office, sealed.folder)
    assert (received.outcome, received.findings) == (AckOutcome.TAKEN_IN, ())
    assert received.ack is not None
    ack.take(officer, received.ack.read_bytes())
    for listing in (acts.listing, links.listing):
        assert listing(office, case.id) == listing(officer, case.id) != []


@pytest.mark.parametrize("column", ["facts", "withdrawn"])
def test_a_changed_row_is_found(open_vault: Vault, column: str) -> None:
    case = cases.create(open_vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Perkara"))
    acts.record(open_vault, case, SAID, acts.rules_of(open_vault))
    assert check_vault(open_vault).verdict is Verdict.INTACT
    with open_vault.store.transaction():
        open_vault.store.run(f"UPDATE items SET {column} = ?", ('{"code":"D-1"}',))
    report = check_vault(open_vault)
    assert report.verdict is Verdict.DAMAGED
    assert [each.kind.value for each in report.findings] == ["case-mismatch"]
