"""What going on with newer questions would change, in words, before anybody agrees to it."""

from __future__ import annotations

from abm_fit.assessment.migrating import MigrationPlan
from abm_fit.pack.model import Pack
from abm_fit.wording.spoken import say


def plan_lines(plan: MigrationPlan, before: Pack, after: Pack) -> list[str]:
    """Return the plan a line each: what stays, what is called otherwise, what no longer counts, what is new."""
    old, new = before.questionnaire.questions, after.questionnaire.questions

    def name(question: str) -> str:
        known = new.get(question) or old.get(question)
        return say("renewing.question", name=known.short if known else question)

    lines = [
        say("renewing.versions", before=plan.before, after=plan.after),
        say.count(len(plan.kept), "renewing.kept"),
    ]
    lines += [say("renewing.renamed", was=name(was), now=name(now)) for was, now in plan.renamed]
    lines += [say("renewing.orphaned", question=name(question), why=why) for question, why in plan.orphaned]
    # The plan itself knows only what is answered, not what the older questions were.
    renamed = {now for _, now in plan.renamed}
    if fresh := [name(one) for one in plan.new if one not in old and one not in renamed]:
        lines.append(say("renewing.fresh", questions=", ".join(fresh)))
    lines.append(say("renewing.nothing_deleted"))
    return lines
