"""The questionnaire: ids, kinds, options, roles."""

from __future__ import annotations

from collections.abc import Iterable

from abm_fit.pack.document import Path
from abm_fit.pack.fields import Part
from abm_fit.pack.lint.findings import Findings
from abm_fit.pack.lint.world import RESERVED, RESERVED_ANSWERS, World, questions_in
from abm_fit.pack.questions import NUMERIC_KINDS


def check_questions(questionnaire: Part, world: World, findings: Findings) -> None:
    """Note what is wrong with the questions themselves."""
    _check_ids(questionnaire, world, findings)
    _check_former_ids(questionnaire, findings)
    per_segment = [path for path, question in questions_in(questionnaire) if question.get("per") == "segment"]
    if per_segment and not world.has_segments:
        hint = "say what a segment is called: `segments: {one: …, many: …}`"
        message = "this is asked per segment, and the pack knows none"
        findings.add("P014", "questionnaire", (*per_segment[0], "per"), message, hint)
    for path, question in questions_in(questionnaire):
        _check_kind(question, path, findings)
        _check_options(question, path, findings)
        for key in ("roles", "authority"):
            for at, role in enumerate(question.get(key) or ()):
                if role not in world.roles:
                    findings.unknown("P013", "questionnaire", (*path, key, at), role, world.roles, "role")


def check_unique(ids: Iterable[tuple[str, Path]], kind: str, findings: Findings) -> None:
    """Note every id that was there before."""
    seen: dict[str, Path] = {}
    for name, path in ids:
        if name in seen:
            line = findings.documents[kind].line_of(seen[name])
            findings.add("P009", kind, path, f"the id `{name}` is used a second time (first on line {line})")
        seen.setdefault(name, path)


def _check_ids(questionnaire: Part, world: World, findings: Findings) -> None:
    """Note ids that are used twice in the one namespace, or reserved."""
    found = [(question["id"], (*path, "id")) for path, question in questions_in(questionnaire)]
    check_unique(found, "questionnaire", findings)
    for key in ("roles", "sections"):
        ids = [(part["id"], (key, at, "id")) for at, part in enumerate(questionnaire.get(key) or ())]
        check_unique(ids, "questionnaire", findings)
    for name, path in found:
        if name in RESERVED:
            findings.add("P010", "questionnaire", path, f"`{name}` is a word of the language", "choose another id")
    taken = {name: "question" for name, _ in found}
    for group, what in (("policy", "constant"), ("derived", "quantity"), ("sums", "sum"), ("tables", "table")):
        for name in world.rubric.get(group) or {}:
            if name in RESERVED:
                message = f"`{name}` is a word of the language"
                findings.add("P010", "rubric", (group, name), message, "choose another id")
            if name in taken:
                findings.add("P009", "rubric", (group, name), f"`{name}` is the id of a {taken[name]} already")
            taken.setdefault(name, what)


def _check_former_ids(questionnaire: Part, findings: Findings) -> None:
    """Note former ids that are somebody's id today, or claimed twice."""
    found = list(questions_in(questionnaire))
    _check_was([(question, path) for path, question in found], findings)
    for path, question in found:
        options = [(option, (*path, "options", at)) for at, option in enumerate(question.get("options") or ())]
        _check_was(options, findings)


def _check_was(parts: list[tuple[Part, Path]], findings: Findings) -> None:
    today = {part["id"] for part, _ in parts}
    claimed: set[str] = set()
    for part, path in parts:
        for at, former in enumerate(part.get("was") or ()):
            if former in today or former in claimed:
                whose = "an id of today" if former in today else "another's former id"
                findings.add("P011", "questionnaire", (*path, "was", at), f"`{former}` is {whose}", "take it out")
            claimed.add(former)


def _check_kind(question: Part, path: Path, findings: Findings) -> None:
    kind, options = question["kind"], question.get("options") or ()

    def wrong(key: str, message: str, hint: str = "") -> None:
        findings.add("P012", "questionnaire", (*path, key), message, hint)

    if kind in ("choice", "many") and len(options) < 2:
        wrong("kind", f"a `{kind}` question needs two options or more")
    if kind not in ("choice", "many") and options:
        wrong("options", f"a `{kind}` question has no options", "is it a choice?")
    for key in ("least", "most", "unit"):
        if question.get(key) not in (None, "") and kind not in NUMERIC_KINDS:
            wrong(key, f"a `{kind}` question has no `{key}`")
    if "least" in question and "most" in question and question["least"] > question["most"]:
        wrong("least", "`least` is above `most`")
    if question.get("authority") and not question.get("fact"):
        wrong("authority", "only a fact has an authority", "add `fact: true`")


def _check_options(question: Part, path: Path, findings: Findings) -> None:
    options = question.get("options") or ()
    check_unique(
        [(option["id"], (*path, "options", at, "id")) for at, option in enumerate(options)], "questionnaire", findings
    )
    for at, option in enumerate(options):
        place = (*path, "options", at)
        if option["id"] in RESERVED_ANSWERS:
            message = f"`{option['id']}` means something else in tables and cases"
            findings.add("P010", "questionnaire", (*place, "id"), message, "choose another id")
        if option.get("exclusive") and question["kind"] == "choice":
            message = "every option of a choice excludes the others"
            findings.add("P012", "questionnaire", (*place, "exclusive"), message, "take `exclusive` out")
