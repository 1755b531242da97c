"""The least that could do the job: what the figures are held against."""
