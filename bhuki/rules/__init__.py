"""What a good matrix obeys: rules, findings, and fixes ready to apply.

A rule is one file in a folder of its topic, listed in `registry.py`. Its file holds everything of
it: what it looks for, its words, its reason and source, and its fixes. The rest of this room runs
the rules: `judge` all of a matrix, `live` after every edit, `wording` in the reader's language.
"""
