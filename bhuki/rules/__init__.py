"""What a good matrix obeys: rules, findings, and fixes ready to apply.

A rule is one file in a folder of its topic, listed in `registry.py`. Its file holds everything of
it: what it looks for, its words, its reason and source, and its fixes. The rest of this room runs
the rules: `judge` all of a matrix, `live` after every edit, `wording` in the reader's language.

To add a rule:

1. Write `<topic>/<the_defect>.py`: `judge`, `fixes` if there is something to do at once, and `RULE`
   with its texts. What the texts may name is told in `speech.py`; what a view can be asked, in
   `view.py` and `row.py`; ready makers of fixes are in `fixing.py`.
2. List it in `registry.py`.
3. Say its texts in Danish: `python dev.py translate`, then `resources/translations/rules.po`.
4. Give it cases that pass and that fail, in `tests/rules/`.

A rule whose findings depend on anything but what its scope names breaks live judging: the property
test in `tests/rules/test_live.py` finds that out.
"""
