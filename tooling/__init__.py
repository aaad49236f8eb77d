"""What a developer runs: the steps behind `python dev.py`. No part of the program."""
