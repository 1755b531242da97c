"""What is said of archived assessments, and of going on with newer questions."""

from __future__ import annotations

TEXTS = {
    "renewing.archived": "Archived. u takes it back, z shows what is archived.",
    "renewing.back": "Back in the list.",
    "renewing.looking": "Looking for newer questions…",
    "renewing.nothing_newer": "Nothing newer is here: it is answered with version {version}.",
    "renewing.title": "{organisation}, {period}: newer questions",
    "renewing.stay": "Leave it as it is",
    "renewing.go_on": "Go on with the questions of version {version}",
    "renewing.versions": "It was answered with version {before} of the questions; this machine has {after}.",
    "renewing.question": "“{name}”",
    "renewing.kept.one": "{n} question keeps its answers.",
    "renewing.kept.many": "{n} questions keep their answers.",
    "renewing.renamed": "{was} is now asked as {now}; its answers come along.",
    "renewing.orphaned": "{question} {why}; its answers are kept aside.",
    "renewing.fresh": "New, and open until somebody answers: {questions}.",
    "renewing.nothing_deleted": "Nothing is deleted. The verdict may move, because it is judged by the newer rules.",
    "renewing.done": "{organisation} goes on with version {version} of the questions; every answer is kept.",
    "renewing.not_here": "The questions '{questions}' are not on this machine; the assessment carries its own.",
    "renewing.put_folder": "Put their folder into {folder} to go on with a newer version.",
}
