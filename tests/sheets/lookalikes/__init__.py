"""Sheets as people make them, made by chance, with what a right reading gives.

    python -m tests.sheets.lookalikes --runs 500 --seed 1

Each seed gives the same workbook again. What is made: `what` (roles, activities, letters), laid
out by `layouts` on a `canvas`, with `surroundings`; `decoys` look alike and are none.
"""
