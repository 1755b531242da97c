"""A process that adds answers one by one and says each that is kept: python adding.py PLACE NAME HOW_MANY."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from abm_fit.errors import StoreError
from abm_fit.store.opening import open_store
from tests.assessment.workshop import row


def main(place: str, name: str, how_many: int) -> None:
    """Add so many answers to the assessment `a-1`, and print the id of each once it is committed."""
    store = open_store(place)
    for number in range(how_many):
        try:
            store.append("a-1", [row("goal", f"{name} {number}", uuid=f"{name}-{number}", note="n" * 2000)])
        except StoreError as error:
            print(f"refused: {error.message}", flush=True)
            return
        print(f"{name}-{number}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
