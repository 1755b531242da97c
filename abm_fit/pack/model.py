"""A pack, ready to use: the questions, the rubric, the advice and the sources as frozen values.

Built by `abm_fit.pack.compiling` from validated documents. Ids are the words of the YAML files. Numbers are exact
(`Fraction`); money is in the pack's base currency. Everything here is data: nothing is judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from abm_fit.pack.questions import Questionnaire

if TYPE_CHECKING:
    from abm_fit.pack.advice import Advice, Refusal, Source
    from abm_fit.pack.rubric import Rubric

LATER = ("rubric", "advice", "refusals", "sources", "limits")
"""What the walk shows a question without."""

_ONE_AT_A_TIME = Lock()
"""Two threads that ask at once would compile twice, and see expressions of either."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Pack:
    """A questionnaire and how it is judged, fixed by version and digest."""

    questionnaire: Questionnaire
    rubric: Rubric
    advice: tuple[Advice, ...]
    refusals: tuple[Refusal, ...]
    sources: Mapping[str, Source]
    limits: tuple[str, ...]
    """Limits of the method, printed in every report."""
    digest: str
    """SHA-256 over the canonical JSON of the four documents."""
    documents: Mapping[str, Any]
    """The four validated documents as plain data (`questionnaire`, `rubric`, `advice`, `sources`)."""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Compile what is left out of a pack that was built from its questionnaire alone."""
            if name not in LATER:
                raise AttributeError(f"a pack has no {name!r}")
            from abm_fit.pack.compiling import compile_pack

            with _ONE_AT_A_TIME:
                if not _has(self, name):  # else another thread was quicker
                    whole = compile_pack(self.documents, self.digest)
                    for field in LATER:
                        object.__setattr__(self, field, getattr(whole, field))
            return object.__getattribute__(self, name)

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.questionnaire.id

    @property
    def version(self) -> str:
        """The pack's semantic version."""
        return self.questionnaire.version


def _has(pack: Pack, name: str) -> bool:
    """Tell whether a field is filled, without filling it."""
    try:
        object.__getattribute__(pack, name)
    except AttributeError:
        return False
    return True


def pack_to_ask(questionnaire: Questionnaire, documents: Mapping[str, Any], digest: str) -> Pack:
    """Return the pack of some compiled questions whose other documents are compiled when something first asks for them.

    For a first picture: nothing is judged yet when a question is shown.
    """
    pack = object.__new__(Pack)
    for name, value in (("questionnaire", questionnaire), ("documents", documents), ("digest", digest)):
        object.__setattr__(pack, name, value)
    return pack
