"""Duties said by colour alone: read with doubt where a legend explains them, else told of."""

from pathlib import Path

import xlsxwriter

from bhuki.sheets import read_file

COLOURS = {"Responsible": "#C6E0B4", "Accountable": "#F4B084", "Informed": "#BDD7EE"}
ROWS = (
    ("Plan the work", "Accountable", "Responsible", "Informed"),
    ("Count the money", "Accountable", "Responsible", "Responsible"),
    ("Pay the bills", "Informed", "Accountable", "Responsible"),
)


def _write(path: Path, *, legend: bool) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        looks = {word: book.add_format({"bg_color": colour}) for word, colour in COLOURS.items()}
        sheet = book.add_worksheet("Plan")
        for column, text in enumerate(("Task", "Manager", "Analyst", "Clerk")):
            sheet.write_string(0, column, text)
        for row, (task, *duties) in enumerate(ROWS, 1):
            sheet.write_string(row, 0, task)
            for column, word in enumerate(duties, 1):
                sheet.write_blank(row, column, None, looks[word])
        for row, word in enumerate(COLOURS if legend else (), 6):
            sheet.write_blank(row, 0, None, looks[word])
            sheet.write_string(row, 1, word)
    return path


def test_colours_are_read_by_the_legend_and_with_doubt(tmp_path: Path) -> None:
    reading = read_file(_write(tmp_path / "plan.xlsx", legend=True))
    said = reading.to_json()
    (matrix,) = said["matrices"]
    assert [cell["codes"] for cell in matrix["assignments"]][:3] == [["A"], ["R"], ["I"]]
    assert len(matrix["assignments"]) == 9
    assert matrix["scheme_certainty"] <= 0.7
    assert any("by colour" in line for line in said["messages"])


def test_colours_that_nothing_explains_are_told_of(tmp_path: Path) -> None:
    said = read_file(_write(tmp_path / "plan.xlsx", legend=False)).to_json()
    assert said["matrices"] == []
    assert any("Colours alone are not read" in line for line in said["messages"])
