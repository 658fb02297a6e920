"""The record that holds an item's facts, for each topic: what another vault states is read into it or refused."""

from __future__ import annotations

from typing import Final

from intake.docket.deadlines import OverrunFacts
from intake.docket.numbers import NumberFacts
from intake.docket.retention import RetentionFacts
from intake.facts import TextRecord
from intake.records.acts import ActFacts
from intake.records.formwords import InvitationFacts, ReferralFacts, ReviewFacts, SupervisionFacts
from intake.records.items import Topic
from intake.records.signed import PaperFacts
from intake.rules.course import StepFacts

FACTS: Final[dict[Topic, type[TextRecord]]] = {
    Topic.ACT: ActFacts,
    Topic.INVITATION: InvitationFacts,
    Topic.LHP: SupervisionFacts,
    Topic.REFERRAL: ReferralFacts,
    Topic.REVIEW: ReviewFacts,
    Topic.NUMBER: NumberFacts,
    Topic.RETENTION: RetentionFacts,
    Topic.OVERRUN: OverrunFacts,
    Topic.PAPER: PaperFacts,
    Topic.STEP: StepFacts,
}
