"""Fixtures that several layers share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("explore", deadline=None)  # a busy machine is no defect
settings.register_profile("ci", deadline=None, derandomize=True)  # a gate must not depend on luck
settings.load_profile("ci" if os.environ.get("CI") else "explore")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data, from ESTIMATIVE_SHARED (default: ../shared); the test is skipped where it is
    absent.
    """
    folder = Path(os.environ.get("ESTIMATIVE_SHARED", ROOT.parent / "shared"))
    if not (folder / "casebook").is_dir():
        pytest.skip(f"no shared data at {folder} (set ESTIMATIVE_SHARED)")
    return folder


@pytest.fixture(scope="session")
def seed(shared: Path) -> Path:
    """The founding assessment, as plain text."""
    return shared / "casebook" / "is-k" / "assessment.txt"
