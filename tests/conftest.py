"""What all tests share: how many examples the laws try, and where corpora are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]

# No deadlines, and slow is no failure: cores are shared, and time is measured elsewhere.
# `ci` takes minutes and finds the same every time; `nightly` is for finding more.
_COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("dev", max_examples=50, **_COMMON)
settings.register_profile("ci", max_examples=60, derandomize=True, **_COMMON)
settings.register_profile("nightly", max_examples=10_000, **_COMMON)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev")
)


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Where other people's argument files lie; they are not part of the project."""
    named = os.environ.get("ARGMAP_CORPORA")
    folder = Path(named) if named else ROOT.parent / "shared" / "corpora"
    if not folder.is_dir():
        pytest.skip(f"no corpora at {folder}; set ARGMAP_CORPORA")
    return folder
