"""The record that holds an item's facts, for each topic: what another vault states is read into it or refused."""

from __future__ import annotations

from typing import Final

from intake.acts import ActFacts
from intake.deadlines import OverrunFacts
from intake.facts import TextRecord
from intake.formwords import InvitationFacts, ReferralFacts, ReviewFacts, SupervisionFacts
from intake.items import Topic
from intake.numbers import NumberFacts
from intake.retention import RetentionFacts
from intake.rules.course import StepFacts
from intake.signed import PaperFacts

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
