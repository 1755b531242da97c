"""The rubric's values, ranges, sums and bands."""

from __future__ import annotations

from abm_fit.pack.document import Path, exact
from abm_fit.pack.fields import Part
from abm_fit.pack.lint.findings import Findings
from abm_fit.pack.lint.questions import check_unique
from abm_fit.pack.lint.world import RESERVED_ANSWERS, World
from abm_fit.pack.scope import gates_on

MOST = 1000
"""The largest value, either way, that a curve's point may have."""


def check_values(world: World, findings: Findings) -> None:
    """Note values that do not go with their questions, and sums that count what has no value."""
    for question, rule in world.values.items():
        path: Path = ("values", question)
        if question not in world.questions:
            findings.unknown("P015", "rubric", path, question, world.questions, "question")
            continue
        _check_rule(question, rule, path, world, findings)
        if "unknown_range" in rule:
            _check_range(rule["unknown_range"], (*path, "unknown_range"), world, findings)
            if not world.is_numeric(question):
                message = "only a question answered by a number has a range"
                findings.add("P015", "rubric", (*path, "unknown_range"), message)
    for key, part in world.derived.items():
        if "otherwise" in part:
            _check_range(part["otherwise"], ("derived", key, "otherwise"), world, findings)
    for key, part in world.sums.items():
        _check_sum(key, part, world, findings)


def _check_rule(question: str, rule: Part, path: Path, world: World, findings: Findings) -> None:
    kind = world.questions[question]["kind"]
    given, wanted = rule.get("options") or {}, world.options_of(question)
    if given and kind not in ("choice", "many"):
        findings.add("P015", "rubric", (*path, "options"), f"a `{kind}` question has no options", "give it a curve")
    elif given:
        for option in given:
            if option not in wanted:
                findings.unknown(
                    "P015", "rubric", (*path, "options", option), option, wanted, f"option of `{question}`"
                )
        missing = [option for option in wanted if option not in given]
        if missing:
            message = f"these options have no value: {', '.join(missing)}"
            findings.add("P015", "rubric", (*path, "options"), message)
    if "curve" in rule:
        if not world.is_numeric(question):
            message = f"a `{kind}` question has no curve"
            findings.add("P015", "rubric", (*path, "curve"), message, "give its options values")
        _check_curve(rule, (*path, "curve"), findings)


def _check_curve(rule: Part, path: Path, findings: Findings) -> None:
    numbers = [exact(number) for number, _ in rule["curve"]]
    for at in range(1, len(numbers)):
        if numbers[at] <= numbers[at - 1]:
            message = f"the numbers do not rise: {rule['curve'][at][0]:g} follows {rule['curve'][at - 1][0]:g}"
            findings.add("P016", "rubric", (*path, at), message, "sort the points by their number")
    if rule.get("log") and numbers[0] <= 0:
        message = "a logarithm needs numbers above nought"
        findings.add("P016", "rubric", (*path, 0), message, "start higher, or leave `log` out")
    for at, (_, value) in enumerate(rule["curve"]):
        if value != int(value) or abs(value) > MOST:
            message = f"the value {value:g} is not a whole number from -{MOST} to {MOST}"
            findings.add("P016", "rubric", (*path, at), message)


def _check_range(part: Part, path: Path, world: World, findings: Findings) -> None:
    if exact(part["low"]) > exact(part["high"]):
        findings.add("P017", "rubric", path, "`low` is above `high`")
    times = part.get("times")
    if times and not world.has_number(times):
        numeric = [name for name in world.names() if world.has_number(name)]
        findings.unknown("P017", "rubric", (*path, "times"), times, numeric, "numeric question or quantity")


def _check_sum(key: str, part: Part, world: World, findings: Findings) -> None:
    if not part.get("points"):
        _check_level(key, part, world, findings)
    for child in part.get("points") or ():
        if child not in (*world.questions, *world.sums, *world.tables):
            known = [name for name in world.names() if world.has_value(name)]
            where: Path = ("sums", key, "points", child)
            if world.has_number(child):
                message = f"`{child}` is a quantity, and these have no points"
                hint = "let gates raise a level without points, and a table give its bands a value"
                findings.add("P019", "rubric", where, message, hint)
            else:
                findings.unknown("P019", "rubric", where, child, known, "question, sum or table")
        elif not world.has_value(child):
            hint = "give it a value in `values`, or its table's outcomes each a `value`"
            if child in world.sums:
                hint = "count a table that gives its bands a value"
            findings.add("P019", "rubric", ("sums", key, "points", child), f"`{child}` has no value to count", hint)
    _check_bands(key, part, findings)
    if part.get("kind") == "position" and not part.get("poles"):
        findings.add("P020", "rubric", ("sums", key), "a position needs its two poles", "write `poles: [low, high]`")


def _check_bands(key: str, part: Part, findings: Findings) -> None:
    bands = part.get("bands") or ()
    path: Path = ("sums", key, "bands")
    check_unique([(band["id"], (*path, at, "id")) for at, band in enumerate(bands)], "rubric", findings)
    before = None
    for at, band in enumerate(bands):
        if band["id"] in RESERVED_ANSWERS:
            message = f"`{band['id']}` means something else in tables"
            findings.add("P010", "rubric", (*path, at, "id"), message, "choose another id")
        if not part.get("points"):
            continue
        if "from" not in band and at > 0:
            findings.add("P020", "rubric", (*path, at), f"the band `{band['id']}` has no `from`")
            continue
        start = exact(band.get("from", 0))
        if before is not None and start <= before:
            message = f"`{band['id']}` starts at {band['from']:g}, not above the band before it"
            findings.add("P020", "rubric", (*path, at), message, "list the lowest band first")
        before = start


def _check_level(key: str, part: Part, world: World, findings: Findings) -> None:
    """Note what a level without points lacks: bands that gates choose among, and no place among the scores."""
    path: Path = ("sums", key)
    if not part.get("bands") or not gates_on(key, world.gates):
        hint = "give it `points`, or `bands` and a gate that raises them"
        findings.add("P019", "rubric", path, f"`{key}` counts nothing, and no gate decides it", hint)
    for name in ("role", "kind"):
        if name in part:
            findings.add("P019", "rubric", (*path, name), f"`{key}` has no points, so it is no {part[name]}")
    for at, band in enumerate(part.get("bands") or ()):
        if "from" in band:
            message = f"`{key}` has no points, so none of its bands starts at a score"
            findings.add("P020", "rubric", (*path, "bands", at, "from"), message, "say it in the gate that raises it")
