"""Which of the two bodies of rules a case falls under: general elections, or elections of regional heads."""

from __future__ import annotations

from enum import StrEnum


class RuleSet(StrEnum):
    """Perbawaslu 7/2022 for the Pemilu, Perbawaslu 8/2020 as amended by 9/2024 for the Pilkada."""

    PEMILU = "pemilu"
    PILKADA = "pilkada"

    @classmethod
    def of(cls, election: str) -> RuleSet:
        """The set for a case's field `election`; what is no name of a set counts as the Pemilu."""
        return cls.PILKADA if election.strip().lower() == cls.PILKADA else cls.PEMILU
