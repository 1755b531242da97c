"""What going on with newer questions would change, in words, before anybody agrees to it."""

from __future__ import annotations

from abm_fit.assessment.migrating import MigrationPlan
from abm_fit.pack.model import Pack


def plan_lines(plan: MigrationPlan, before: Pack, after: Pack) -> list[str]:
    """Return the plan a line each: what stays, what is called otherwise, what no longer counts, what is new."""
    old, new = before.questionnaire.questions, after.questionnaire.questions

    def name(question: str) -> str:
        known = new.get(question) or old.get(question)
        return f"“{known.short}”" if known else f"“{question}”"

    kept = len(plan.kept)
    lines = [
        f"It was answered with version {plan.before} of the questions; this machine has {plan.after}.",
        f"{kept} {'question keeps its answers' if kept == 1 else 'questions keep their answers'}.",
    ]
    lines += [f"{name(was)} is now asked as {name(now)}; its answers come along." for was, now in plan.renamed]
    lines += [f"{name(question)} {why}; its answers are kept aside." for question, why in plan.orphaned]
    # The plan itself knows only what is answered, not what the older questions were.
    renamed = {now for _, now in plan.renamed}
    if fresh := [name(one) for one in plan.new if one not in old and one not in renamed]:
        lines.append(f"New, and open until somebody answers: {', '.join(fresh)}.")
    lines.append("Nothing is deleted. The verdict may move, because it is judged by the newer rules.")
    return lines
