"""From a pack and an assessment to a Result: one pure function, exact numbers."""
