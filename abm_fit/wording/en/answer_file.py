"""What is said of a file of answers that can't be taken as it is."""

from __future__ import annotations

TEXTS = {
    "answer_file.other_pack": "the case is answered with the pack '{pack}'",
    "answer_file.pack_here": "Here the pack '{pack}' is used.",
    "answer_file.no_role": "there is no role '{name}'",
    "answer_file.roles": "Roles: {known}.",
    "answer_file.no_question": "there is no question '{name}'",
    "answer_file.no_respondent": "there is no respondent '{name}'",
    "answer_file.no_segment": "there is no segment '{name}'",
    "answer_file.takes_list": "'{question}' takes a list of options.",
    "answer_file.write_list": "Write [one, another].",
    "answer_file.takes_option": "'{question}' takes an option id.",
    "answer_file.takes_text": "'{question}' takes a text.",
    "answer_file.takes_number": "'{question}' takes a number.",
    "answer_file.write_number": "Write 400 or 300..500.",
    "answer_file.no_number": "'{question}': '{text}' is no number.",
    "answer_file.write_money": "Write 400 or 300..500, for money also 400 EUR.",
    "answer_file.this_no_number": "this is no number",
    "answer_file.twice": "this entry stands in the log twice",
    "answer_file.value_missing": "an entry that is '{state}' needs a value",
    "answer_file.value_unwanted": "an entry that is '{state}' has no value",
    "answer_file.backwards": "the range ends below where it starts",
    "answer_file.no_day": "this is no day",
    "answer_file.write_day": "Write it as 2027-03-31.",
    "answer_file.id_twice": "the id '{id}' stands twice",
    "answer_file.other_assessment": "The file belongs to another assessment ({organisation}, {period}).",
    "answer_file.by_itself": "Import it by itself; it will stand beside this one.",
    "answer_file.other_questions": "The file answers the questions of '{theirs}', this assessment those of '{ours}'.",
    "answer_file.where_used": "Import it where its questions are used.",
}
