"""A case to learn with: invented people and an invented event, made in the background."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from intake.files import make_folder
from intake.records import practice_cases
from intake.records.cases import Case
from intake.vault import Vault
from ui.window import places
from ui.window.desk import Page
from ui.window.work import Job, Priority

_NAME = "pose-jari"


def make(page: Page, title: str, done: Callable[[Case], None]) -> None:
    """Makes the practice case in the vault that is open; its drawn photos lie in the cache folder meanwhile."""

    def task(vault: Vault, _: Job[Case]) -> Case:
        folder = _folder()
        make_folder(folder)
        try:
            return practice_cases.make(vault, _NAME, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    page.run(task, done, title=title, priority=Priority.WORK)


def _folder() -> Path:
    return places.cache() / "latihan"
