"""The waiting file beside the app's store, for what the store can't take; libraries are loaded when it is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from abm_fit.assessment.model import Answer, Assessment
    from abm_fit.store.store import Store


class WaitingFile:
    """Where answers, new assessments and changes to them wait until the store takes them."""

    def __init__(self, store_url: str | None) -> None:
        self._store_url = store_url

    @property
    def place(self) -> Path:
        """Where it is, whether there is anything in it or not."""
        from abm_fit.store.opening import store_place
        from abm_fit.store.spool import spool_place

        return spool_place(store_place(self._store_url))

    def hold(self, assessment_id: str, rows: Sequence[Answer]) -> None:
        """Keep answers; raises StoreError."""
        from abm_fit.store.spool import hold

        hold(self.place, assessment_id, rows)

    def hold_new(self, assessment: Assessment, documents: Mapping[str, Any]) -> None:
        """Keep a whole new assessment; raises StoreError."""
        from abm_fit.assessment.model import PortableFile
        from abm_fit.store.spool import hold_new

        hold_new(self.place, PortableFile(assessment, documents))

    def hold_header(self, assessment: Assessment, before: Assessment) -> None:
        """Keep what was changed about an assessment; raises StoreError."""
        from abm_fit.store.spool import hold_header

        hold_header(self.place, assessment, before)

    def give(self, store: Store) -> None:
        """Give the store everything that waits; what it does not take goes on waiting."""
        from abm_fit.store.spool import replay

        replay(self.place, store)
