"""What WeasyPrint works out again and again in a report, worked out once: the same bytes in two thirds of the time."""
