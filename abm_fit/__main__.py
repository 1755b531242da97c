"""`python -m abm_fit` is the `abm-fit` command."""

import sys

from abm_fit.cli import main

if __name__ == "__main__":
    sys.exit(main())
