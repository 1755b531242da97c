"""What others did to an assessment that is open here; used in the store's thread alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abm_fit.assessment.model import Answer, Assessment
    from abm_fit.store.store import Revision, Store


class Watch:
    """How far the store was when it was looked at last, our own answers since counted in."""

    def __init__(self) -> None:
        self._known: dict[str, Revision] = {}

    def seen(self, store: Store, assessment_id: str) -> None:
        """Take what is there now as known; it is loaded after this, or was made by us."""
        self._known[assessment_id] = store.revision(assessment_id)

    def append(self, store: Store, assessment_id: str, rows: Sequence[Answer]) -> None:
        """Append answers of ours."""
        added = len(store.append(assessment_id, rows))
        if assessment_id in self._known:
            known = self._known[assessment_id]
            self._known[assessment_id] = known._replace(rows=known.rows + added)

    def look(self, store: Store, assessment_id: str) -> Assessment | None:
        """Return the stored assessment where something else was done to it since, or nobody looked yet."""
        now = store.revision(assessment_id)
        if self._known.get(assessment_id) == now:
            return None
        self._known[assessment_id] = now
        return store.load(assessment_id)
