"""The colours: the one place where they stand, light and dark, each named by its use."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Theme(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Colours(NamedTuple):
    """Text on its ground has a contrast of at least 4.5 : 1, an edge or mark 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11)."""

    ground: str = "#f2f3f5"
    surface: str = "#ffffff"
    line: str = "#c9ced6"
    edge: str = "#767f8c"
    text: str = "#1c2430"
    muted: str = "#4b5564"
    faint: str = "#5f6875"
    """What cannot be used now."""
    accent: str = "#8a1f1b"
    accent_deep: str = "#6d1613"
    accent_pale: str = "#f7e9e7"
    on_accent: str = "#ffffff"
    head: str = "#232b38"
    head_deep: str = "#1c2430"
    on_head: str = "#ffffff"
    on_head_muted: str = "#c5ccd8"
    good: str = "#1d6b3a"
    good_pale: str = "#e5f3ea"
    warn: str = "#7a4b00"
    warn_pale: str = "#fdf3dc"
    bad: str = "#9b1c1c"
    bad_pale: str = "#fbe7e6"
    info_pale: str = "#e6eef8"
    info: str = "#1f4e85"


LIGHT = Colours()

DARK = Colours(
    ground="#171b22",
    surface="#212732",
    line="#3a4352",
    edge="#8792a3",
    text="#eceff4",
    muted="#b4bdca",
    faint="#98a3b3",
    accent="#f0837c",
    accent_deep="#f7a19b",
    accent_pale="#47272a",
    on_accent="#1a0b0a",
    head="#0e1218",
    head_deep="#212732",
    on_head="#ffffff",
    on_head_muted="#b4bdca",
    good="#79d19a",
    good_pale="#1b3527",
    warn="#ecbf6a",
    warn_pale="#3a2f17",
    bad="#f59a94",
    bad_pale="#432426",
    info_pale="#1c3049",
    info="#93bff0",
)

PAIRS: tuple[tuple[str, str], ...] = (
    ("text", "ground"), ("text", "surface"), ("text", "line"), ("text", "accent_pale"), ("text", "good_pale"),
    ("text", "warn_pale"), ("text", "bad_pale"), ("text", "info_pale"), ("muted", "ground"), ("muted", "surface"),
    ("muted", "line"), ("faint", "ground"), ("faint", "surface"), ("on_accent", "accent"),
    ("on_accent", "accent_deep"), ("on_head", "head"), ("on_head", "head_deep"), ("on_head_muted", "head"),
    ("good", "ground"), ("good", "surface"), ("warn", "ground"), ("warn", "surface"), ("bad", "ground"),
    ("bad", "surface"), ("info", "ground"), ("info", "surface"),
)  # fmt: skip
"""Text and the ground it may stand on. The style sheet puts no other two together."""

MARKS: tuple[tuple[str, str], ...] = (
    ("edge", "surface"), ("edge", "ground"), ("accent", "surface"), ("accent", "ground"), ("text", "surface"),
    ("on_head", "head"), ("on_head_muted", "head"), ("info", "info_pale"), ("good", "good_pale"),
    ("warn", "warn_pale"), ("bad", "bad_pale"), ("on_accent", "accent"),
)  # fmt: skip
"""Edges, icons and the mark of focus, and what lies beside them."""
