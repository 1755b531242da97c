"""What is said of amounts and dates as people type them."""

from __future__ import annotations

TEXTS = {
    "amount.write_money": "Write 45000, 45k, €45.000, 2.5m, or a range: 40-80k.",
    "amount.write_percent": "Write 70, 70 %, or a range: 60-75.",
    "amount.write_days": "Write 90, 90 days, 3 months, or a range: 3-4 months.",
    "amount.write_count": "Write 250, or a range: 200-300.",
    "amount.write_number": "Write 12, or a range: 10-15.",
    "amount.two_currencies": "'{text}' names two currencies.",
    "amount.in_one": "Write both ends in one.",
    "amount.unreadable": "'{text}' can't be read as an answer to '{question}'.",
    "amount.not_a_year": "'{question}' asks for no amount a year.",
    "amount.the_whole": "Write the whole amount that is asked for.",
}
