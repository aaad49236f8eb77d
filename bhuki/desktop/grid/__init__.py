"""The grid: activities down, roles across, letters where they meet.

`matrix_grid.MatrixGrid` is the whole of it, and the only thing that the window needs to know.
"""
