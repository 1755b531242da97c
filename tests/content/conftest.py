"""The default pack, read once."""

from __future__ import annotations

import pytest

from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.resources import DEFAULT_PACK, packs_folder


@pytest.fixture(scope="session")
def default_pack() -> Pack:
    return load_pack(packs_folder() / DEFAULT_PACK)
