"""The clock stands at NOW for every public door."""

import pytest
import time_machine


@pytest.fixture(autouse=True)
def _stopped(clock: time_machine.Traveller) -> None:
    """Views ask timezone.now(); tests decide what it says."""
