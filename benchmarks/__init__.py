"""How fast Bhuki is, in ratios taken in one run: see `python -m benchmarks --help`."""
