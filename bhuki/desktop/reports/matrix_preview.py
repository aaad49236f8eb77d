"""The matrix on paper: any size on any sheet, shown before it is printed."""

from typing import ClassVar

from PySide6.QtWidgets import QCheckBox

from bhuki.desktop.language import _
from bhuki.desktop.reports.preview import Preview
from bhuki.desktop.reports.report_window import choice, fill
from bhuki.exports.painting.devices import Progress
from bhuki.exports.painting.matrix_pages import matrix_booklet
from bhuki.exports.painting.paper import Booklet
from bhuki.exports.painting.print_choices import Fit, PrintChoices, Sheet
from bhuki.matrix.matrix import Matrix
from bhuki.texts import texts

_SCALES = (0.5, 0.65, 0.8, 1.0, 1.25, 1.5)


class MatrixPreview(Preview):
    """Paper, size and looks of the matrix."""

    kinds: ClassVar[dict[str, str]] = {"pdf": "PDF", "svg": "SVG", "png": "PNG"}

    def add_choices(self) -> None:
        self.sheet = choice(self.tools, self.refresh)
        self.lying = choice(self.tools, self.refresh)
        self.fit = choice(self.tools, self.refresh)
        self.colour, self.legend, self.empty = QCheckBox(), QCheckBox(), QCheckBox()
        for box in (self.colour, self.legend, self.empty):
            box.setChecked(True)
            box.toggled.connect(self.refresh)
            self.tools.addWidget(box)

    def choices(self) -> PrintChoices:
        """Give what is chosen."""
        chosen = self.fit.currentData() or Fit.READABLE
        scaled = chosen not in (Fit.READABLE, Fit.WIDTH, Fit.PAGE)
        return PrintChoices(
            sheet=Sheet(self.sheet.currentData() or Sheet.A3),
            lying=self.lying.currentData() is not False,
            fit=Fit.SCALE if scaled else Fit(chosen),
            scale=float(chosen) if scaled else 1.0,
            colour=self.colour.isChecked(),
            legend=self.legend.isChecked(),
            empty_roles=self.empty.isChecked(),
        )

    def read_choices(self) -> None:
        self._chosen = self.choices()

    def make(self, matrix: Matrix, progress: Progress) -> Booklet:
        return matrix_booklet(matrix, self._chosen, texts(matrix.language), progress=progress)

    def retranslate(self) -> None:
        self.title.setText(_("The matrix on paper"))
        sheets: list[tuple[object, str]] = [
            (s.value, s.value) for s in (Sheet.A3, Sheet.A4, Sheet.A1)
        ]
        fill(self.sheet, _("Paper"), [*sheets, (Sheet.LONG.value, _("One long sheet"))])
        fill(self.lying, _("Orientation"), [(True, _("Lying")), (False, _("Standing"))])
        sizes: list[tuple[object, str]] = [
            (Fit.READABLE.value, _("As large as reads well")),
            (Fit.WIDTH.value, _("Fit to the width")),
            (Fit.PAGE.value, _("All on one page")),
        ]
        for scale in _SCALES:
            sizes.append((str(scale), _("{percent} %", percent=round(scale * 100))))
        fill(self.fit, _("Size"), sizes)
        self.colour.setText(_("Colours"))
        self.legend.setText(_("Explanation"))
        self.empty.setText(_("Roles without letters"))
        super().retranslate()
