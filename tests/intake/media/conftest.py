import io
from collections.abc import Iterator

import pytest

from intake.media.client import MediaWorker
from intake.media.types import Facts


@pytest.fixture(scope="module")
def media_worker() -> Iterator[MediaWorker]:
    with MediaWorker() as worker:
        yield worker


class Reading:
    """Facts and previews of bytes, through a real child."""

    def __init__(self, worker: MediaWorker) -> None:
        self.worker = worker

    def facts(self, data: bytes, suffix: str = ".jpg") -> Facts:
        return self.worker.read_facts(io.BytesIO(data), len(data), suffix)


@pytest.fixture
def reading(media_worker: MediaWorker) -> Reading:
    return Reading(media_worker)
