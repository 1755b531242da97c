"""What was answered: answers and their states, the walk through the questions, the portable file."""
