"""Large packs are checked in bounded time, and what was not worked out is said."""

from __future__ import annotations

from abm_fit.pack.nodes import Gate, Sum
from abm_fit.pack.parsing import parse_expression
from abm_fit.proof.checking import check_pack
from abm_fit.proof.printing import findings_to_text
from tests.scoring.small_packs import bands, choice, make_pack, number, table


def test_a_flat_pack_of_three_hundred_questions_says_what_is_left_out() -> None:
    parts = [choice(f"q{place}", 0, 25, 50, 75, 100) for place in range(300)]
    points = {question.id: 1 + place % 7 for place, (question, _) in enumerate(parts)}
    ready = Sum("ready", "Ready", points, bands=bands(40, 65), role="axis", kind="level")
    verdict = table("verdict", ("ready", 3), role="verdict")
    pack = make_pack([question for question, _ in parts], [rule for _, rule in parts], [ready], tables=[verdict])
    findings = check_pack(pack)
    assert findings.left_out == ("Influence beside points, and with it W2: too many parts and questions in ready.",)
    assert findings.left_out[0] in findings_to_text(findings)
    assert findings.influence == ()
    assert sum(findings.base_rates.values()) == 1
    assert {item.state for item in findings.reach} == {"reached"}


def test_a_gate_that_reads_many_numbers_together_is_not_gone_through_for_ever() -> None:
    parts = [number(f"n{place}", (0, 0), (3, 10), (7, 60), (10, 100)) for place in range(12)]
    text = " or ".join(f"n{place} + n{place + 1} < n{place + 2}" for place in range(10))
    points = {question.id: 1 for question, _ in parts}
    ready = Sum("ready", "Ready", points, bands=bands(40, 65), role="axis", kind="level")
    pack = make_pack(
        [question for question, _ in parts],
        [rule for _, rule in parts],
        [ready],
        gates=[Gate("gate", "Gate", parse_expression(text), caps={"ready": "b0"})],
        tables=[table("verdict", ("ready", 3), role="verdict")],
    )
    findings = check_pack(pack)
    assert "How often these gates fire, and with it W3: gate." in findings.left_out
