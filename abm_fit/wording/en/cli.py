"""What the command line's help says of all commands."""

from __future__ import annotations

TEXTS = {
    "cli.question": "Does account-based marketing, demand generation or a mix fit you, and could you carry it?",
    "cli.about_assess": "walk the questions (in the UI, or line by line with --plain)",
    "cli.about_score": "print the verdict of an assessment, or its whole result as JSON",
    "cli.about_report": "write the report as PDF, HTML, Markdown, JSON or Excel",
    "cli.about_list": "list the stored assessments",
    "cli.about_export": "write an assessment to a file, or a blank one for a colleague",
    "cli.about_import": "take a file in, or merge a colleague's answers back",
    "cli.about_compare": "say what changed since an earlier assessment, and why",
    "cli.about_verify": "recompute a report from what it carries and say whether its numbers hold",
    "cli.about_check": "prove what can be proved of a pack, and run its worked cases",
    "cli.about_schema": "print the JSON Schema of a kind of file",
    "cli.about_doctor": "say whether everything works on this machine",
    "cli.about_demo": "score the bundled made-up example and write its report",
    "cli.about_completion": "print shell completion (bash, zsh, tcsh)",
    "cli.describe": "{about}.",
    "cli.example": "example:\n  {command}",
    "cli.epilog": """\
examples:
  abm-fit                              open the terminal UI
  abm-fit demo --to out                see a verdict and a report in seconds
  abm-fit score answers.yaml --json    everything the score holds, for other programs

exit codes: 0 done; 1 check or verify found something; 2 the command line was off;
3 a file, name or answer could not be used; 4 the store or a folder could not be used;
5 no PDF (the HTML was written); 70 our mistake (your answers are saved).
""",
    "cli.debug": "show where in the code a failure happened",
    "cli.store": "where answers are kept: a file, or postgresql://... (else ABM_FIT_STORE)",
    "cli.subject": "a stored assessment's name, or a file",
    "cli.case_pack": "the pack of a worked case",
    "cli.a_command": "COMMAND",
    "cli.a_name": "NAME",
    "cli.a_file": "FILE",
    "cli.a_folder": "FOLDER",
    "cli.a_name_or_file": "NAME|FILE",
    "cli.a_folder_or_file": "FOLDER|FILE",
    "cli.a_code": "CODE",
    "cli.a_role": "ROLE",
}
