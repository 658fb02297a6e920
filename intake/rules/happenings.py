"""What happened in a case, as the limits of Perbawaslu 7/2022 count from it and are met by it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """What happened; the articles are those of Perbawaslu 7/2022 that start or end a limit with it."""

    KNOWN = "known"  # the reporter learned of it: ps 8(3)
    REPORTED = "reported"  # the report was handed in: ps 8(3), 13(5), 15(1)
    ONLINE_SUBMITTED = "online_submitted"  # entered in SigapLapor: ps 12
    EVIDENCE_BROUGHT = (
        "evidence_brought"  # proof and identity of an online report brought to the office: ps 12c
    )
    RECEIVED_BELOW = (
        "received_below"  # a PKD or Pengawas TPS was given the report, in place of REPORTED: ps 9
    )
    FORWARDED = "forwarded"  # passed up the line: ps 6, 9
    RECEIPT_GIVEN = "receipt_given"  # form B.3: ps 13(5)
    LHP_MADE = "lhp_made"  # the supervision or investigation report was made: ps 5(1)b
    PLENO_SET = "pleno_set"  # the plenary made it a temuan: ps 5(1)b, 5(3)
    REVIEW_DONE = "review_done"  # kajian awal: ps 15(1), 24(1), 39(2), 41(1)
    NOTICE_GIVEN = "notice_given"  # the reporter was told what is missing: ps 24(1), 24(4)
    COMPLETED = "completed"  # the reporter brought what was missing: ps 24(4), 39(2), 41(1)
    REGISTERED = "registered"  # ps 5(3), 17, 26(1)
    REGISTERED_OTHERWISE = (
        "registered_otherwise"  # to be handled by the rules on administrative violations: ps 18(1), 19
    )
    NOT_REGISTERED = (
        "not_registered"  # ps 23, 24; also sent on (ps 22), initial information (ps 24(8)), no temuan
    )
    EXTENDED = "extended"  # further information is needed: 14 instead of 7 days, ps 26(3)
    TRANSFERRED = "transferred"  # pelimpahan, sent down or received from above: ps 39(2), 39(5)
    TAKEN_OVER = "taken_over"  # pengambilalihan up: ps 41(1)
    WITHDRAWN = "withdrawn"  # form B.4: ps 14
    INVITED = "invited"  # form B.9 delivered: ps 29(2)
    HEARD = "heard"  # klarifikasi held: ps 28-31
    DECIDED = "decided"  # the plenary on the review, or the end of the case: ps 26, 36(3), 48
    RECOMMENDATION_ISSUED = "recommendation_issued"  # of those that can be corrected: ps 44, 49, 51(3), 53(1)
    CORRECTION_RECEIVED = "correction_received"  # a request for correction: ps 53(1), 55, 56
    CORRECTION_DECIDED = "correction_decided"  # ps 55-57


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened in a case; `at` is a date or date-time as typed, best ISO 8601, never empty.

    `at` is not checked here: who counts from it says what it cannot read. A kind may occur more than once (several
    invitations); the happenings of a case come in the order in which they were recorded.
    """

    what: What
    at: str
