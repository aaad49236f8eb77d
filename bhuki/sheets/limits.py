"""How much of a foreign file is read before it is refused.

Far above any matrix that people work with, far below what hurts the machine.
"""

UNPACKED_BYTES = 400 * 1024 * 1024
UNPACKED_RATIO = 300  # to one; counted only above a floor, for small parts pack well
RATIO_FLOOR_BYTES = 20 * 1024 * 1024
PARTS_IN_PACKAGE = 20_000
SPLICED_BYTES = 150 * 1024 * 1024  # one part that is taken apart to mark or change it

TEXT_BYTES = 40 * 1024 * 1024
SHEETS = 1000
CELLS = 800_000
COLUMNS = 16_384  # Excel's own limit
# Cells that are only formatted cost time, not memory.
ELEMENTS = 12_000_000
MERGES = 200_000
CELL_TEXT = 32_767  # Excel's own limit

READER_SECONDS = 8.0
READER_BYTES = 520 * 1024 * 1024
