"""What every test may rely on: user folders of its own, and one way to say that something can't be had here."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

# The same examples in every run, so that a change is judged by what it changes, and as many as a run of ten minutes has
# time for; no deadline, since machines differ. `HYPOTHESIS_PROFILE=explore pytest` looks for new ones, many more.
settings.register_profile("steady", max_examples=50, derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

# A tenth of the run went into looking for garbage among values that live as long as the run.
gc.set_threshold(200_000, 20, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the reports, whose renders take longest, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: "report" not in item.path.parts)


@pytest.fixture(autouse=True)
def own_user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the user's own data, cache and settings."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for kind in ("DATA", "CACHE", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    monkeypatch.delenv("ABM_FIT_STORE", raising=False)
    return home


def missing(reason: str) -> NoReturn:
    """Skip the test because this machine lacks something; where no skip is allowed, fail with the same reason."""
    if os.environ.get("ABM_FIT_NO_SKIP"):
        pytest.fail(f"not to be skipped here: {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def can_not_be_had() -> Callable[[str], NoReturn]:
    """Return `missing`, for tests that need a program of the machine."""
    return missing
