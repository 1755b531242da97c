"""A company that reaches a target, as a case document."""

from __future__ import annotations

from typing import Any

from abm_fit.assessment.cases import case_to_data
from abm_fit.errors import NotFoundError
from abm_fit.pack.model import Pack
from abm_fit.pack.suggesting import did_you_mean
from abm_fit.proof.everything import Everything
from abm_fit.proof.reaching import Reaching, Target, targets


def witness(pack: Pack, target: str) -> dict[str, Any]:
    """Return a case document of a made-up company that is told `target`.

    `target` is an id as `check` prints it (`abm_led_pilot`, `fit.abm_heavy`, `platform.evaluate`), with its kind
    before it where two kinds share the id (`gate weak_data`).

    Raises:
        NotFoundError: Nothing goes by that name, several things do, or no company was found.
    """
    wanted = _named(pack, target)
    reaching = Reaching(pack, (wanted,))
    reaching.construct(Everything(pack))
    found = reaching.companies.get((wanted.kind, wanted.id))
    if found is None:
        raise NotFoundError(f"no company was found that is told the {wanted.kind} {wanted.id}")
    return case_to_data(found, pack) | {"title": f"A company that is told: {wanted.label}"}


def _named(pack: Pack, target: str) -> Target:
    words = target.replace(":", " ").split()
    known = targets(pack)
    matches = [each for each in known if words in ([each.id], [each.kind, each.id])]
    if len(matches) == 1:
        return matches[0]
    if matches:
        kinds = ", ".join(f"'{each.kind} {each.id}'" for each in matches)
        raise NotFoundError(f"'{target}' names several things", hint=f"Say which: {kinds}.")
    last = words[-1] if words else ""
    hint = did_you_mean(last, [each.id for each in known], "`abm-fit check` lists everything a pack can say.")
    raise NotFoundError(f"nothing in this pack goes by '{target}'", hint=hint)
