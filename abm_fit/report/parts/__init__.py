"""What each part of a report says: one part a file, from a Result to finished words."""
