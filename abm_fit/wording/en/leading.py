"""What the shortest way says in the walk."""

from __future__ import annotations

TEXTS = {
    "leading.looking": "Finding the question that narrows the verdict most…",
    "leading.asks": "The shortest way asks what narrows the verdict most. {shortest} leaves it.",
    "leading.left": "Back to the order of the sections. {shortest} takes the shortest way again.",
    "leading.failed": "The shortest way could not be worked out.",
    "leading.nothing_narrows": (
        "Nothing else that is open here narrows the verdict: {result} shows the result, {gap} what is open."
    ),
    "leading.decided": "The verdict is decided. What is still open can make it more solid, not another one.",
    "leading.decided_title": "The verdict is decided",
    "leading.may_stop": "Whatever the open answers turn out to be, no verdict changes any more. You may stop here.",
    "leading.see_result": "See the result",
    "leading.go_on.one": "Go on with the {n} open, in the usual order",
    "leading.go_on.many": "Go on with the {n} open, in the usual order",
}
