"""The terminal UI: screens and widgets over the same walk, store and score that every other front end uses."""
