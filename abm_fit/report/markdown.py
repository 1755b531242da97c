"""The report as Markdown: the same words as in HTML, charts as their text alternative."""

from __future__ import annotations

from abm_fit.report.context import Context
from abm_fit.report.markdown_appendix import appendix
from abm_fit.report.markdown_front import front, title
from abm_fit.report.markdown_text import arithmetic, bullets, heading, items, picture, plain, sub, table, under
from abm_fit.report.parts.values import Item


def markdown_report(c: Context) -> str:
    """Return the whole report."""
    lines = [*title(c), *front(c), *fit(c), *levels(c), *gates(c), *money(c), *people(c), *rules(c), *plan(c)]
    return "\n".join([*lines, *refusals(c), *changes(c), *appendix(c)]).rstrip() + "\n"


def fit(c: Context) -> list[str]:
    """Return the positions by segment, and the mixes."""
    lines: list[str] = []
    if c.fit:
        lines += heading(c.fit.head)
        for chart in c.fit.charts:
            lines += picture(chart)
        lines += picture(c.fit.grid)
    if c.mixes:
        lines += [*heading(c.mixes.head), *picture(c.mixes.chart), *bullets(c.mixes.notes)]
    if c.fit:
        lines += heading(c.pulls) if c.pulls_apart else []
        for segment in c.fit.segments:
            lines += sub(": ".join(part for part in (segment.name, segment.score, segment.verdict) if part))
            lines += [plain(segment.text), ""] if segment.text else []
            for pole, pulls in zip(segment.poles, (segment.low, segment.high), strict=True):
                towards = c.words("fit.towards", pole=pole)
                lines += table([towards, c.words("answers.answer"), c.words("trace.points")], [
                    (pull.title, pull.answer, pull.points) for pull in pulls
                ])  # fmt: skip
            lines += bullets([segment.unknown])
    return lines


def levels(c: Context) -> list[str]:
    """Return the level axes."""
    lines = []
    for part in c.levels:
        lines += [*heading(part.head), *picture(part.chart), *bullets([part.legend, part.evidenced])]
        w = c.words
        columns = (w("answers.question"), w("answers.answer"), w("answers.value"), w("trace.points"))
        lines += [*(sub(w("level.weakest")) if part.weakest else []), *table(columns, part.weakest)]
        lines += [*picture(part.by_role), *bullets([w("level.by_role_note")])] if part.by_role else []
    return lines


def gates(c: Context) -> list[str]:
    """Return the gates."""
    if c.gates is None:
        return []
    lines = heading(c.gates.head)
    for row in c.gates.rows:
        lines += sub(f"{row.title} ({row.where})" if row.where else row.title)
        lines += bullets([row.state, row.effect, row.say])
        lines += items([Item(c.words("gates.lifts"), row.lifts_when)] if row.lifts_when else [])
    return [*lines, *items([Item(c.words("gates.clear").rstrip(":"), c.gates.clear)] if c.gates.clear else [])]


def money(c: Context) -> list[str]:
    """Return economics and capacity."""
    if c.money is None:
        return []
    part, w = c.money, c.words
    columns = [c.front.segment_word] + [
        w(f"money.{key}") for key in ("tier", "cost", "affordable", "ratio", "break_even", "uplift", "word")
    ]
    rows = [(t.segment, t.tier, t.cost, t.affordable, t.ratio, t.break_even, t.uplift, t.word) for t in part.tiers]
    lines = [*heading(part.head), *picture(part.chart)]
    for lot in part.arithmetic:
        lines += arithmetic(lot, c.front.arithmetic_title)
    lines += [*(sub(w("money.tiers")) if rows else []), *table(columns, rows), *bullets([part.caveat])]
    for lot in part.capacity:
        lines += arithmetic(lot, w("money.capacity"))
    facts = [(f.title, f.where, f.value, f.formula, f.source) for f in part.facts]
    heads = (w("method.figure"), c.front.segment_word, w("answers.value"), "=", w("method.source"))
    return [*lines, *(sub(w("money.facts")) if facts else []), *table(heads, facts)]


def people(c: Context) -> list[str]:
    """Return where people differ."""
    if c.people is None:
        return []
    part, w = c.people, c.words
    columns = [w("people.question"), c.front.segment_word, *part.roles, w("people.apart")]
    rows = [[row.question, row.where, *row.by_role, row.words] for row in part.rows]
    return [
        *heading(part.head),
        *table(columns, rows),
        *(sub(w("people.alone")) if part.alone else []),
        *table([w("people.role"), *part.alone_columns][: max(map(len, part.alone), default=0)], part.alone),
        *(sub(w("people.facts")) if part.facts else []),
        *bullets(part.facts),
        *(sub(w("people.conflicts")) if part.conflicts else []),
        *items(part.conflicts),
    ]


def rules(c: Context) -> list[str]:
    """Return the failure patterns and the decisions beside the main one."""
    lines, w = [], c.words
    if c.patterns:
        columns = (w("patterns.pattern"), w("patterns.state"), w("patterns.what"), w("patterns.says"))
        rows = [(row.title, row.state, row.say, row.answers) for row in c.patterns.rows]
        lines += [*heading(c.patterns.head), *table(columns, rows)]
    if c.choices:
        lines += heading(c.choices.head)
        for choice in c.choices.choices:
            where = f" ({choice.where})" if choice.where else ""
            said = [*([plain(choice.say), ""] if choice.say else []), *items(choice.rest)]
            title = f"{choice.title}{where}"
            lines += under(f"{title}: {choice.label}", said) or items([Item(title, choice.label)])
    return lines


def plan(c: Context) -> list[str]:
    """Return the plan with room to sign."""
    if c.plan is None:
        return []
    part, w = c.plan, c.words
    lines = heading(part.head)
    for action in part.actions:
        lines += sub(f"{action.number}. {action.title}")
        pairs = (
            ("plan.owner", f"{action.owner}, {action.due}"),
            ("plan.effort", action.effort),
            ("plan.done", action.done_when),
            ("plan.stop", action.stop_when),
            ("plan.why", action.why),
        )
        lines += [plain(action.do), "", *items(Item(w(key), text) for key, text in pairs if text)]
        lines += bullets([w("plan.on_path")] if action.on_path else [])
    lines += under(part.path, items(part.path_steps))
    columns = (w("plan.owner"), w("plan.name_line"), w("plan.signature"), w("plan.date"))
    return [*lines, *table(columns, [(who, "          ", "          ", "          ") for who in part.signatures])]


def refusals(c: Context) -> list[str]:
    """Return what is not recommended."""
    lines = heading(c.refusals.head)
    for row in c.refusals.rows:
        lines += [*sub(row.title), plain(row.why), "", *items(row.rest)]
    return lines


def changes(c: Context) -> list[str]:
    """Return what changed since last time."""
    if c.changes is None:
        return []
    part, w = c.changes, c.words
    columns = (w("answers.question"), w("changes.before"), w("changes.now"))
    return [
        *heading(part.head),
        *picture(part.chart),
        *table(part.columns, part.rows),
        *table(columns, part.changed),
        *bullets(part.notes),
    ]
