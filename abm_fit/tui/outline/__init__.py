"""A result as an outline: lines in plain words that open down to the answers behind them. Nothing here computes."""
