"""What can be proved of a rubric before anyone answers it."""
