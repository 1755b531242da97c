"""Timings of whole processes beside the floors they are held against, as ratios of one run."""
