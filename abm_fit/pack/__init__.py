"""What is asked and how it is judged: frozen models, conditions, and loading with file and line."""
