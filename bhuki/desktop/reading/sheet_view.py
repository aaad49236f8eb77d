"""The user's own sheet, each cell tinted by what it was taken for.

    view = SheetView()
    view.show_sheet(reading)                        # a SheetReading
    view.asked.connect(menu.open_for)               # (row, column), a place on the screen

It stays recognisable: the same rows, columns, merges and bold text, with nothing left out.
"""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from bhuki.desktop.language import _
from bhuki.desktop.look.fonts import sized
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.pieces import plain_tip
from bhuki.desktop.reading.kinds import LEFT_OVER, kind_of, tint
from bhuki.sheets.grid import CellKind, address, column_letters
from bhuki.sheets.sheet_reading import SheetReading

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_MOST_SPANS = 3000
_SPILLING = ("title", "section", LEFT_OVER)
_NAMES = ("role", "activity")
_SPILLS_OVER = 12  # columns
_MERGED_ROWS = 3  # from where merged cells ask for room: not for one title across all
_LEAST_WIDTH, _MOST_WIDTH = 36, 300
_MOST_OF_THEM = 0.85
_ROWS_OF_HEADINGS = 30
_ROW = 24
_PADDING = 6
Place = tuple[int, int]
KIND_ROLE = Qt.ItemDataRole.UserRole
STYLE_ROLE = Qt.ItemDataRole.UserRole + 1


class SheetModel(QAbstractTableModel):
    """The cells of a sheet and what each was taken for; rows and columns count from 0 here."""

    def __init__(self) -> None:
        super().__init__()
        self.reading: SheetReading | None = None

    def show(self, reading: SheetReading | None) -> None:
        """Show another sheet, or the same one read anew."""
        self.beginResetModel()
        self.reading = reading
        self.endResetModel()

    def kind(self, row: int, column: int) -> str | None:
        """Give what a cell was taken for ("" left over), None for an empty one; from 1."""
        if self.reading is None or (row, column) not in self.reading.view.cells:
            return None
        return self.reading.ledger.kind((row, column)) or LEFT_OVER

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        if parent.isValid() or self.reading is None:
            return 0
        return self.reading.view.last_row + 1

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        if parent.isValid() or self.reading is None:
            return 0
        return self.reading.view.last_column + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.reading is None:
            return None
        place = (index.row() + 1, index.column() + 1)
        cell = self.reading.view.cells.get(place)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == KIND_ROLE:
            return self.kind(*place)
        if role == STYLE_ROLE:
            return self.reading.view.grid.styles[cell.style]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            taken = _(kind_of(self.kind(*place) or LEFT_OVER).name)
            said = f"{address(*place)}: {cell.text[:400]}\n{taken}"
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        if role == Qt.ItemDataRole.TextAlignmentRole and cell.kind is CellKind.NUMBER:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return column_letters(section + 1)
        return str(section + 1)


class _SheetDelegate(QStyledItemDelegate):
    """Paints a cell: tint, text, and hatching where it was not understood."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        kind = index.data(KIND_ROLE)
        painter.save()
        if kind is not None:
            painter.fillRect(rect, tint(kind))
            if kind == LEFT_OVER:
                self._hatch(painter, rect)
            self._write(painter, rect, index, kind)
        view = self.parent()
        if isinstance(view, SheetView) and view.currentIndex() == index:
            painter.setPen(QPen(theme.token("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _hatch(self, painter: QPainter, rect: QRect) -> None:
        faint = theme.token("error")
        faint.setAlpha(70)
        painter.fillRect(rect, QBrush(faint, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(theme.token("error"), 1.5, Qt.PenStyle.DashLine))
        painter.drawRect(rect.adjusted(0, 0, -2, -2))

    def _write(self, painter: QPainter, rect: QRect, index: Index, kind: str) -> None:
        style = index.data(STYLE_ROLE)
        font = sized(12, 600 if style.bold or kind in ("section", "role group") else 400)
        font.setItalic(style.italic)
        painter.setFont(font)
        painter.setPen(theme.token("text"))
        text = str(index.data()).replace("\t", " ")
        inside = rect.adjusted(_PADDING + 8 * min(style.indent, 6), 0, -_PADDING, 0)
        centred = kind in ("assignment", "role", "role group", "none", "total")
        flags = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        )
        lines = max(1, rect.height() // QFontMetrics(font).lineSpacing())
        if lines == 1:
            measures = QFontMetrics(font)
            text = measures.elidedText(
                text.replace("\n", " "), Qt.TextElideMode.ElideRight, inside.width()
            )
            painter.drawText(inside, int(flags), text)
        else:
            painter.drawText(inside, int(flags | Qt.TextFlag.TextWordWrap), text)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(60, _ROW)


class SheetView(QTableView):
    """A sheet that can be clicked through and asked about."""

    asked = Signal(object, QPoint)  # (row, column) from 1, place on the screen
    row_asked = Signal(int, QPoint)
    column_asked = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet_model = SheetModel()
        self._fitted_rows: list[int] = []  # those that are not as high as most, or hidden
        self.setModel(self.sheet_model)
        self.setItemDelegate(_SheetDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_at)
        self.clicked.connect(self._clicked)
        self.horizontalHeader().sectionClicked.connect(self._column_clicked)
        self.verticalHeader().sectionClicked.connect(self._row_clicked)
        theme.changed.connect(self.viewport().update)

    def show_sheet(self, reading: SheetReading | None) -> None:
        """Show a sheet as it was read; the place looked at stays."""
        place = (self.currentIndex().row(), self.currentIndex().column())
        same = (
            reading is not None
            and self.sheet_model.reading is not None
            and self.sheet_model.reading.view.grid is reading.view.grid
        )
        self.sheet_model.show(reading)
        if not same:
            self._fit(reading)
        if same and place[0] >= 0:
            self.setCurrentIndex(self.sheet_model.index(*place))

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor into a cell; rows and columns count from 1."""
        index = self.sheet_model.index(row - 1, column - 1)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def ask_here(self) -> None:
        """Ask what the cell at the cursor is."""
        index = self.currentIndex()
        if index.isValid():
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.asked.emit((index.row() + 1, index.column() + 1), at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            self.ask_here()
            return
        super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.data(KIND_ROLE) == LEFT_OVER:
            self.ask_here()

    def _ask_at(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            self.setCurrentIndex(index)
            self.ask_here()

    def _row_clicked(self, section: int) -> None:
        header = self.verticalHeader()
        at = QPoint(header.width(), header.sectionViewportPosition(section))
        self.row_asked.emit(section + 1, header.mapToGlobal(at))

    def _column_clicked(self, section: int) -> None:
        header = self.horizontalHeader()
        at = QPoint(header.sectionViewportPosition(section), header.height())
        self.column_asked.emit(section + 1, header.mapToGlobal(at))

    def _fit(self, reading: SheetReading | None) -> None:
        """Give columns the width and rows the height that their texts ask for."""
        self.clearSpans()
        for row in self._fitted_rows:  # a header keeps heights and hiding beyond its model
            self.setRowHidden(row, False)
            self.setRowHeight(row, _ROW)
        self._fitted_rows.clear()
        if reading is None:
            return
        measures = QFontMetrics(sized(12))
        spills = _Spills(reading, measures)
        covered = {(m.first_row, m.first_column) for m in reading.view.grid.merges}
        covered |= spills.candidates
        hidden_rows = set(reading.view.grid.hidden_rows)
        hidden_columns = set(reading.view.grid.hidden_columns)
        for column in range(1, reading.view.last_column + 1):
            self.setColumnWidth(column - 1, self._width(reading, column, measures, covered))
            self.setColumnHidden(column - 1, column in hidden_columns)
        self._widen_merged(reading, measures)
        self.setColumnHidden(reading.view.last_column, False)
        self.setColumnWidth(reading.view.last_column, _LEAST_WIDTH)
        widths = [self.columnWidth(column) for column in range(reading.view.last_column + 1)]
        for (row, column), wide in spills.spans(widths).items():
            self.setSpan(row - 1, column - 1, 1, wide)
        for row, columns in reading.view.rows.items():
            lines = max(
                (
                    _lines(reading.view.cells[row, c].text, self.columnWidth(c - 1), measures)
                    for c in columns
                    if (row, c) not in covered
                ),
                default=1,
            )
            if lines > 1 or row in hidden_rows:
                self._fitted_rows.append(row - 1)
            if lines > 1:
                self.setRowHeight(row - 1, _ROW + (min(lines, 4) - 1) * measures.lineSpacing())
            self.setRowHidden(row - 1, row in hidden_rows)
        for merge in reading.view.grid.merges[:_MOST_SPANS]:
            last_row = min(merge.last_row, reading.view.last_row + 1)
            last_column = min(merge.last_column, reading.view.last_column + 1)
            high, wide = last_row - merge.first_row + 1, last_column - merge.first_column + 1
            if high > 0 and wide > 0 and (high, wide) != (1, 1):
                self.setSpan(merge.first_row - 1, merge.first_column - 1, high, wide)

    def _widen_merged(self, reading: SheetReading, measures: QFontMetrics) -> None:
        """Give columns that are merged row by row room for what stands across them."""
        across: dict[tuple[int, int], list[int]] = {}
        for merge in reading.view.grid.merges[:_MOST_SPANS]:
            cell = reading.view.cells.get((merge.first_row, merge.first_column))
            if cell is not None and merge.first_column < merge.last_column:
                columns = (merge.first_column, merge.last_column)
                wanted = measures.horizontalAdvance(_longest_line(cell.text))
                across.setdefault(columns, []).append(wanted)
        for (first, last), widths in across.items():
            if len(widths) < _MERGED_ROWS or last > reading.view.last_column + 1:
                continue
            most = sorted(widths)[int((len(widths) - 1) * _MOST_OF_THEM)]
            wanted = min(_MOST_WIDTH, most + 2 * _PADDING + 8)
            missing = wanted - sum(self.columnWidth(c - 1) for c in range(first, last + 1))
            if missing > 0:
                each = -(-missing // (last - first + 1))
                for column in range(first, last + 1):
                    self.setColumnWidth(column - 1, self.columnWidth(column - 1) + each)

    def _width(
        self,
        reading: SheetReading,
        column: int,
        measures: QFontMetrics,
        merged: set[tuple[int, int]],
    ) -> int:
        view = reading.view
        rows = [row for row in view.columns.get(column, ()) if (row, column) not in merged][:200]
        rows = [row for row in rows if reading.ledger.kind((row, column)) != "role"]
        texts = (view.cells[row, column].text for row in rows)
        widths = sorted(measures.horizontalAdvance(_longest_line(text)) for text in texts)
        # The few widest wrap: a table of other things above would else stretch the letters.
        fits_most = widths[int(len(widths) * _MOST_OF_THEM)] if widths else 0
        for row in view.columns.get(column, ())[:_ROWS_OF_HEADINGS]:
            if reading.ledger.kind((row, column)) in _NAMES:
                words = view.cells[row, column].text.split()[:20]
                longest = max(map(measures.horizontalAdvance, words), default=0)
                fits_most = max(fits_most, longest + _PADDING)
        return max(_LEAST_WIDTH, min(_MOST_WIDTH, fits_most + 2 * _PADDING + 8))


class _Spills:
    """Texts that run on over the empty cells beside them, as in any spreadsheet."""

    def __init__(self, reading: SheetReading, measures: QFontMetrics) -> None:
        self._view, self._measures = reading.view, measures
        merged = {(m.first_row, m.first_column) for m in reading.view.grid.merges}
        self.candidates = {
            place
            for place, cell in reading.view.cells.items()
            if (reading.ledger.kind(place) or LEFT_OVER) in _SPILLING
            and "\n" not in cell.text
            and place not in merged
            and (place[0], place[1] + 1) not in reading.view.cells
        }
        if len(self.candidates) > _MOST_SPANS:
            self.candidates = set()

    def spans(self, widths: list[int]) -> dict[Place, int]:
        """Give how many columns each takes, where it is more than one."""
        found = {place: self._columns(place, widths) for place in self.candidates}
        return {place: wide for place, wide in found.items() if wide > 1}

    def _columns(self, place: Place, widths: list[int]) -> int:
        row, column = place
        text = self._view.cells[place].text[:400]
        wanted = self._measures.horizontalAdvance(text) + 2 * _PADDING + 12
        wide, room = 1, widths[column - 1]
        while room < wanted and column + wide <= len(widths):
            if (row, column + wide) in self._view.cells or wide >= _SPILLS_OVER:
                break
            room += widths[column + wide - 1]
            wide += 1
        return wide


def _longest_line(text: str) -> str:
    return max(text[:400].split("\n"), key=len)


def _lines(text: str, width: int, measures: QFontMetrics) -> int:
    """Give how many lines a text takes when it wraps in a column."""
    room = max(1, width - 2 * _PADDING - 2)  # the grid's lines take their part
    if "\n" not in text and measures.horizontalAdvance(text[:400]) <= room:
        return 1
    box = measures.boundingRect(0, 0, room, 10_000, int(Qt.TextFlag.TextWordWrap), text[:600])
    return max(1, round(box.height() / measures.lineSpacing()))
