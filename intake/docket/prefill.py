"""What a case already says for the form of a hearing, so that nobody types it twice; whatever is typed goes before."""

from __future__ import annotations

from dataclasses import replace

from intake.docket import numbers
from intake.ids import PersonId
from intake.records import formwords
from intake.records.cases import Case
from intake.records.formwords import InvitationFacts
from intake.records.hearing import Hearing, StatementKind
from intake.records.items import Topic
from intake.rules.numbering import NumberKind
from intake.vault import Vault


def filled(vault: Vault, case: Case, person: PersonId, kind: StatementKind, held: Hearing) -> Hearing:
    """The hearing with what is still empty of register number and invitation, from the numbers of the case.

    A provisional number is none of an office's and is left out. The number of an invitation (form B.9) is taken where
    this person was invited and the case has only one such number: of several nobody knows whose each is.
    """
    if kind is not StatementKind.KLARIFIKASI:
        return held
    form = held.form
    register = numbers.current(vault, case.id, NumberKind.REGISTER)
    if register is not None and not register.facts.provisional and not form.register_number:
        form = replace(form, register_number=register.facts.value)
    invited = formwords.current(vault, case.id, Topic.INVITATION, InvitationFacts, person)
    letters = [
        each.facts
        for each in numbers.listing(vault, case.id)
        if each.facts.kind == NumberKind.UNDANGAN and each.withdrawn is None and not each.facts.provisional
    ]
    if invited is not None and len(letters) == 1 and not form.invitation:
        form = replace(
            form, invitation=letters[0].value, invitation_date=form.invitation_date or letters[0].day
        )
    return replace(held, form=form)
