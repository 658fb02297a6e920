"""docs/forms.md is what its script makes, and the records it names exist."""

import re
from dataclasses import fields
from pathlib import Path

from intake.evidence.exhibits import Obtained
from intake.officer import Officer
from intake.papers.forms.fill import fill
from intake.papers.forms.load import forms
from intake.papers.forms.values import FormValues, label_of
from intake.records.acts import ActFacts
from intake.records.cases import CaseFacts
from intake.records.formwords import InvitationFacts, ReferralFacts, ReviewFacts, SupervisionFacts
from intake.records.hearing import HearingForm
from intake.records.people import PersonFacts
from intake.rules.course import StepFacts
from intake.wording import Language, keys
from scripts import forms_table

RECORDS = {
    "act": ActFacts, "case": CaseFacts, "hearing": HearingForm, "invitation": InvitationFacts, "officer": Officer,
    "person": PersonFacts, "referral": ReferralFacts, "review": ReviewFacts, "step": StepFacts,
    "supervision": SupervisionFacts,
}  # fmt: skip
ALSO = {"hearing.rows", "person.role", "evidence.file_name", "evidence.description", "evidence.source"}


def test_the_page_is_up_to_date() -> None:
    page = Path(__file__).parents[4] / "docs" / "forms.md"
    assert page.read_text("utf-8") == forms_table.page()


def test_every_blank_names_a_record_that_exists() -> None:
    found = 0
    for form in forms().values():
        for _, name, source in forms_table.rows(form):
            assert source, name
            for record, field in re.findall(r"\b([a-z]+)\.([a-z_]+)\b", source):
                found += 1
                known = {each.name for each in fields(RECORDS[record])} if record in RECORDS else set()
                assert field in known or f"{record}.{field}" in ALSO, source
    assert found > 200
    assert {"file_name", "description", "source"} <= {each.name for each in fields(Obtained)}


def test_what_is_missing_can_be_told_in_both_languages() -> None:
    for form in forms().values():
        for path in fill(form, FormValues()).missing:
            label = label_of(path)
            group = (path if not label else path.rpartition(".")[0]).rpartition(".")[2] or "paper"
            for language in Language:
                assert f"blank-group.{group}" in keys(language), path
                assert not label or f"blank.{label}" in keys(language), path
