"""What is open: the assessment on the desk, and the ways to and from it."""

from __future__ import annotations

from abm_fit.tui.arranging import Arranging
from abm_fit.tui.beginning import Beginning
from abm_fit.tui.elsewhere import Elsewhere
from abm_fit.tui.going import Going
from abm_fit.tui.opening import Opening
from abm_fit.tui.renewing import Renewing


class Desk(Opening, Beginning, Renewing, Going, Arranging, Elsewhere):
    """Opening, beginning, keeping in order and going about; see the parts."""

    def glossary(self) -> tuple[tuple[str, str], ...]:
        """Return the terms of the open pack."""
        pack = self.session.pack if self.session else self.default_pack()
        return tuple((term.term, term.means) for term in pack.questionnaire.glossary)
