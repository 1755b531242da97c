"""Clinical rules as packs: counts with a condition, computed numbers that give points, worse of two, red before amber.

Each is held against its printed rule, written once more here as plain arithmetic; with several answers possible, what
is still possible is what some of them gives, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from random import Random

import pytest

from abm_fit.scoring.result import Result

from .answering import pack_of, scored

Said = dict[str, object]


def possible(result: Result, name: str) -> set[str]:
    """Return what an axis, a decision or the verdict can still be."""
    states = {state.decision: state for state in (*result.decisions, result.headline) if state is not None}
    if name in states:
        return set(states[name].possible)
    nodes = {node.node: node for node in result.nodes}
    return set(nodes[name].possible) if name in nodes else set(result.verdict().possible)


def heart(said: Mapping[str, object]) -> str:
    factors = said["risks"]
    assert isinstance(factors, list)
    many = len([one for one in factors if one != "nothing"])
    points = ("slight", "moderate", "high").index(str(said["history"]))
    points += ("normal", "unspecific", "st_deviation").index(str(said["ecg"]))
    age, troponin = float(str(said["age"])), float(str(said["troponin"]))
    points += (age >= 45) + (age >= 65) + (troponin > 1) + (troponin > 3)
    points += 2 if many >= 3 or "atherosclerosis" in factors else 1 if many else 0
    return "discharge" if points <= 3 else "observe" if points <= 6 else "invasive"


def must(said: Mapping[str, object]) -> str:
    weight, height, before = (float(str(said[name])) for name in ("weight", "height", "before"))
    bmi, loss = round(weight / height**2, 9), round((before - weight) / before * 100, 9)
    points = (bmi <= 20) + (bmi < 18.5) + (loss >= 5) + (loss > 10) + 2 * (said["acute"] == "yes")
    return ("routine", "observe", "treat")[min(2, points)]


def stop_bang(said: Mapping[str, object]) -> str:
    stop = sum(said[name] == "yes" for name in ("snoring", "tired", "observed", "pressure"))
    heavy = round(float(str(said["weight"])) / float(str(said["height"])) ** 2, 9) > 35
    thick, man = float(str(said["neck"])) > 40, said["gender"] == "man"
    points = stop + heavy + thick + man + (float(str(said["age"])) > 50)
    if points >= 5 or (stop >= 2 and (man or heavy or thick)):
        return "high"
    return "intermediate" if points >= 3 else "low"


CRITERIA = ("mood", "interest", "weight", "sleep", "motor", "energy", "worth", "thinking", "death")


def depression(said: Mapping[str, object]) -> str:
    met = [said[name] == "yes" for name in CRITERIA]
    enough = sum(met) >= 5 and any(met[:2])
    return "met" if enough and said["impairment"] == "yes" and said["substance"] == "no" else "not_met"


def pressure(said: Mapping[str, object]) -> str:
    systolic, diastolic = (float(str(said[name])) for name in ("systolic", "diastolic"))
    words = ("grade_3", "grade_2", "grade_1", "high_normal", "normal")
    lines = ((180, 110), (160, 100), (140, 90), (130, 85), (120, 80))
    return next((word for word, (a, b) in zip(words, lines, strict=True) if systolic >= a or diastolic >= b), "optimal")


def fever(said: Mapping[str, object]) -> str:
    age, temperature, rate, beats, air = (
        float(str(said[name])) for name in ("age", "temperature", "rate", "heart", "saturation")
    )
    if said["red_signs"] != ["nothing"] or rate > 60 or (age < 3 and temperature >= 38):
        return "red"
    fast = rate > (40 if age > 12 else 50 if age >= 6 else 60)
    quick = beats > (160 if age < 12 else 150 if age < 24 else 140)
    hot = 3 <= age < 6 and temperature >= 39
    return "amber" if said["amber_signs"] != ["nothing"] or fast or quick or hot or air <= 95 else "green"


RULES: dict[str, tuple[str, Callable[[Mapping[str, object]], str], dict[str, list[object]]]] = {
    "heart": ("care", heart, {"age": [44, 45, 64, 65], "troponin": [0.5, 1, 1.01, 3, 3.01]}),
    "must": ("care", must, {"weight": [46.25, 50, 50.01, 55, 57], "height": [1.5, 1.58, 1.6], "before": [50, 55, 60]}),
    "stop_bang": (
        "risk",
        stop_bang,
        {"weight": [78.75, 78.76, 120], "height": [1.5, 1.9], "age": [50, 51], "neck": [40, 40.01]},
    ),
    "dsm_depression": ("episode", depression, {}),
    "blood_pressure": (
        "category",
        pressure,
        {"systolic": [119, 120, 129, 130, 139, 140, 160, 180], "diastolic": [79, 80, 84, 85, 90, 100, 109, 110]},
    ),
    "nice_fever": (
        "light",
        fever,
        {
            "age": [2, 3, 5, 6, 11, 12, 13, 24],
            "temperature": [37.9, 38, 39],
            "rate": [40, 41, 50, 51, 60, 61],
            "heart": [140, 141, 150, 151, 160, 161],
            "saturation": [95, 96],
        },
    ),
}


def drawn(name: str, draw: Random) -> Said:
    """Draw an answer to every question of a pack; numbers at and beside the printed limits."""
    said: Said = {}
    for question in pack_of(name).questionnaire.questions.values():
        options = [option.id for option in question.options if not option.exclusive]
        if question.kind == "many":
            said[question.id] = (
                sorted(draw.sample(options, draw.choice([1, 2, 3]))) if draw.random() < 0.4 else ["nothing"]
            )
        else:
            said[question.id] = draw.choice(RULES[name][2].get(question.id) or options)
    return said


@pytest.mark.parametrize("name", RULES)
def test_drawn_patients_get_the_result_of_the_printed_rule(name: str) -> None:
    asked, rule, _ = RULES[name]
    draw, met = Random(20261126), set()
    for _ in range(120):
        said = drawn(name, draw)
        assert possible(scored(name, said), asked) == {rule(said)}, said
        met.add(rule(said))
    assert len(met) > 1


@pytest.mark.parametrize("name", RULES)
def test_unsure_answers_leave_what_one_of_them_gives_and_nothing_else(name: str) -> None:
    asked, rule, numbers = RULES[name]
    questions = pack_of(name).questionnaire.questions
    draw = Random(7)
    for _ in range(40):
        said = drawn(name, draw)
        picks = [key for key, question in questions.items() if question.kind == "choice"]
        unsure: dict[str, list[object]] = {
            key: [option.id for option in questions[key].options] for key in draw.sample(picks, min(2, len(picks)))
        }
        open_: Said = dict(said) | dict.fromkeys(unsure, "dont_know")
        if numbers and draw.random() < 0.7:
            key = draw.choice(sorted(numbers))
            ends = sorted(draw.sample(numbers[key], 2))  # type: ignore[type-var]
            whole = questions[key].kind == "count"
            low, high = (float(str(end)) for end in ends)
            steps = int(high - low) if whole else 60
            unsure[key] = [low + (high - low) * step / max(1, steps) for step in range(steps + 1)]
            unsure[key] += [limit for limit in numbers[key] if low <= float(str(limit)) <= high]
            open_[key] = f"{ends[0]}..{ends[1]}"
        found = {rule(said | dict(zip(unsure, answers, strict=True))) for answers in product(*unsure.values())}
        assert possible(scored(name, open_), asked) == found, open_


@pytest.mark.parametrize(("snoring", "word"), [("yes", "fragile"), ("no", "solid")])
def test_a_man_one_sign_away_from_two_of_the_first_four_is_fragile_however_few_his_points(
    snoring: str, word: str
) -> None:
    """STOP-Bang has two ways to high risk: by points he is low, and one answer that takes the other way is enough."""
    said = dict.fromkeys(("tired", "observed", "pressure"), "no") | {"snoring": snoring, "gender": "man"}
    result = scored("stop_bang", {**said, "weight": 70, "height": 1.8, "age": 25, "neck": 30}, analyses=True)
    assert result.analyses is not None
    flips = [flip for flip in result.analyses.flips if flip.to == "high" and len(flip.steps) == 1]
    (risk,) = (one for one in result.analyses.solidity if one.node == "risk")
    assert (bool(flips), risk.word) == (word == "fragile", word)
