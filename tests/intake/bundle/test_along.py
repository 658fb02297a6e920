"""What goes along with a case is remembered for that case, and is no event."""

from intake.bundle import along
from intake.bundle.along import Along
from intake.custody import journal
from intake.records import cases
from intake.records.cases import CaseFacts, CaseKind
from intake.vault import Vault
from tests.intake.bundle.sealing import only_case


def test_each_case_has_its_own(officer: Vault) -> None:
    case = only_case(officer)
    other = cases.create(officer, CaseKind.LAPORAN, CaseFacts("Lain"))
    before = journal.size(officer)
    assert along.remembered(officer, case) == Along()
    for chosen in (Along(("dossier-public", "B.1"), 6, "bkn"), Along(("B.3",), 2)):
        along.remember(officer, case, chosen)
        assert along.remembered(officer, case) == chosen
    assert along.remembered(officer, other) == Along()
    assert journal.size(officer) == before
