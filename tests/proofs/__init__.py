"""Proofs: every document printed of telling matrices, and read for flaws of typography.

python -m tests.proofs               # all of them, as PDF into out/proofs/, with their flaws
python -m tests.proofs small roles   # only those whose name has all of the words
"""
