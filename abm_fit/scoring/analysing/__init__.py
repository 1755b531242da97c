"""What goes beyond the bare score, one subject a file; `abm_fit.scoring.analyses` puts it together."""
