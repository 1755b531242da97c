"""What the command line asks of the first assessment that is opened: who answers, how deep, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from abm_fit.errors import NotFoundError
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.assessment.model import Assessment
    from abm_fit.pack.model import Pack


class Wishes(NamedTuple):
    """As typed; empty where nothing was."""

    person: str = ""
    """Who answers, by name."""
    role: str = ""
    """The id of their role."""
    quick: bool = False
    shortest: bool = False
    locale: str = ""
    """How numbers are read and written."""
    pack: str = ""
    """The questionnaire of new assessments, by folder or name."""


def granted(pack: Pack, assessment: Assessment, wishes: Wishes, new_id: str) -> tuple[Assessment, str]:
    """Return the assessment as it is wished for, and the id of who answers; empty where nobody was named.

    Somebody new is added under `new_id`. Raises NotFoundError where the pack has no such role.
    """
    from abm_fit.assessment.editing import respondent_of, with_depth, with_respondent
    from abm_fit.assessment.model import Respondent

    if wishes.quick:
        assessment = with_depth(assessment, "quick")
    if not (wishes.person or wishes.role):
        return assessment, ""
    labels = {role.id: role.label for role in pack.questionnaire.roles}
    if wishes.role and wishes.role not in labels:
        raise NotFoundError(
            say("arranging.no_role", role=wishes.role), hint=say("arranging.roles", roles=", ".join(labels))
        )
    name = wishes.person or labels[wishes.role]
    try:
        return assessment, respondent_of(assessment, name).id
    except NotFoundError:
        person = Respondent(new_id, name, wishes.role)
        return with_respondent(assessment, person), person.id
