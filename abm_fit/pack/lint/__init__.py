"""What a shape can't say of a pack, one noun a file; `abm_fit.pack.linting` runs them all."""
