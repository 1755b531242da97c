"""What the tables on the way to the verdict say, and what each of them read."""

from __future__ import annotations

from abm_fit.report.parts.material import NAMED_MOST, Material
from abm_fit.report.parts.values_appendix import TableLine
from abm_fit.scoring.measured import TableState


def table_lines(m: Material) -> tuple[TableLine, ...]:
    """Return a line for every table but the verdict's, in every segment where it is kept per segment."""
    return tuple(_line(m, table) for table in m.result.tables)


def _line(m: Material, table: TableState) -> TableLine:
    reads = [
        m.words("trace.read", name=m.name_of(name), value=_either(m, [_label(m, name, id_) for id_ in ids]))
        for name, ids in table.inputs.items()
    ]
    says = table.label or _either(m, [m.band_label(table.table, id_) for id_ in table.possible])
    return TableLine(table.title, m.where(table.segment), "; ".join(reads), says)


def _either(m: Material, labels: list[str]) -> str:
    return m.either(labels) if 0 < len(labels) <= NAMED_MOST else m.words("band.open")


def _label(m: Material, name: str, id_: str) -> str:
    """Name a band, an outcome or, of a choice question, an option."""
    question = m.pack.questionnaire.questions.get(name)
    if question is None:
        return m.band_label(name, id_)
    return next((option.label for option in question.options if option.id == id_), id_)
