"""The activities beside the grid: sections' bands to any depth, numbers and names."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView

from bhuki.desktop.grid.heading_view import HeadingView
from bhuki.desktop.grid.headings import ACTIVITY, SECTION, Drop, Heading
from bhuki.desktop.grid.layout import BandRun, GridLayout
from bhuki.desktop.grid.model import GridModel
from bhuki.desktop.grid.regions import rects_of
from bhuki.desktop.language import _, for_screen
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.icons import icon_pixmap


class RowHeader(HeadingView):
    """Names activities and sections, and lets them be chosen, folded, dragged and opened."""

    fold_wished = Signal(str)

    def __init__(self, model: GridModel, layout: GridLayout, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, model, layout, view)

    def sizeHint(self) -> QSize:
        # Qt's own hint measures a hundred headings each time it is asked for.
        return QSize(self.layout_now.header_width, self.layout_now.style.row)

    def update_section(self, row: int) -> None:
        """Paint one row's heading anew."""
        if 0 <= row < self.count():
            top, height = self.sectionViewportPosition(row), self.sectionSize(row)
            self.viewport().update(0, top - 1, self.width(), height + 2)

    def update_bands(self) -> None:
        """Paint the bands anew: their names stay in view while the rows move."""
        self.viewport().update(0, 0, self.layout_now.bands_width, self.height())

    # Where things are

    def run_rect(self, run: BandRun) -> QRect:
        """Give a band's place in the viewport."""
        layout = self.layout_now
        top = self.sectionViewportPosition(run.first)
        bottom = self.sectionViewportPosition(run.last) + self.sectionSize(run.last)
        left = layout.band_left(run.level)
        is_row = self.grid_model.lines[run.first].activity is None and run.first == run.last
        own = is_row and self.grid_model.lines[run.first].path[-1].id == run.section.id
        width = layout.header_width - left if own else layout.band_widths[run.level]
        return QRect(left, top, width, bottom - top)

    def heading_rect(self, heading: Heading) -> QRect | None:
        """Give the place of a heading's name in the viewport."""
        layout = self.layout_now
        if heading.kind == ACTIVITY:
            row = self.grid_model.row_of(heading.id)
            if row < 0:
                return None
            top, height = self.sectionViewportPosition(row), self.sectionSize(row)
            left = layout.bands_width
            return QRect(left, top, layout.header_width - left, height)
        for run in layout.runs:
            if run.section.id == heading.id:
                return self.run_rect(run)
        return None

    def heading_at(self, point: QPoint) -> Heading | None:
        row = self.logicalIndexAt(point)
        if row < 0:
            return None
        line = self.grid_model.lines[row]
        for level, section in enumerate(line.path[: self.layout_now.levels]):
            left = self.layout_now.band_left(level)
            last = level == len(line.path) - 1 and line.activity is None
            if left <= point.x() < left + self.layout_now.band_widths[level] or last:
                return Heading(SECTION, section.id)
        if line.activity is None:
            return None
        return Heading(ACTIVITY, line.activity.id)

    def drop_at(self, heading: Heading, point: QPoint) -> Drop | None:
        if not self.count():
            return None
        row = self.logicalIndexAt(point)
        if row < 0:
            row = 0 if point.y() < 0 else self.count() - 1
        if heading.kind == SECTION:
            return self._section_drop(heading.id, row, point.y())
        line = self.grid_model.lines[row]
        top, height = self.sectionViewportPosition(row), self.sectionSize(row)
        home = line.path[-1].id if line.path else None
        if line.activity is None:
            return Drop(home, None, top + height // 2)
        if point.y() < top + height // 2:
            return Drop(home, line.activity.id, top)
        return Drop(home, self._activity_after(row), top + height)

    def _activity_after(self, row: int) -> str | None:
        lines = self.grid_model.lines
        if row + 1 < len(lines) and lines[row + 1].path == lines[row].path:
            after = lines[row + 1].activity
            return after.id if after is not None else None
        return None

    def _section_drop(self, section_id: str, row: int, y: int) -> Drop | None:
        """Find a place among the sections at the dragged one's own level, else inside the row's."""
        path = self.grid_model.lines[row].path
        level = len(self.grid_model.matrix.section_path(section_id)) - 1
        if len(path) <= level:
            if not path:
                return Drop(None, self._first_section(), self.sectionViewportPosition(row))
            top, height = self.sectionViewportPosition(row), self.sectionSize(row)
            return Drop(path[-1].id, None, top + height)
        runs = self.layout_now.runs
        here = next(r for r in runs if r.level == level and r.first <= row <= r.last)
        home = path[level - 1].id if level else None
        rect = self.run_rect(here)
        if y < rect.center().y():
            return Drop(home, here.section.id, rect.top())
        beside = [
            r.section.id
            for r in self.grid_model.matrix.section_order()
            if r.section.parent == here.section.parent
        ]
        place = beside.index(here.section.id) + 1
        return Drop(home, beside[place] if place < len(beside) else None, rect.bottom() + 1)

    def _first_section(self) -> str | None:
        order = self.grid_model.matrix.section_order()
        return order[0].section.id if order else None

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        section_id = self._chevron_at(event.position().toPoint())
        if section_id is not None:
            self.fold_wished.emit(section_id)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._chevron_at(event.position().toPoint()) is None:
            super().mouseDoubleClickEvent(event)

    def _chevron_at(self, point: QPoint) -> str | None:
        row = self.logicalIndexAt(point)
        if row < 0:
            return None
        for run in self.layout_now.runs:
            if run.first <= row <= run.last and self._chevron_rect(run).contains(point):
                return run.section.id if self._folds(run) else None
        return None

    def _folds(self, run: BandRun) -> bool:
        """Say whether a band has anything to fold away."""
        line = self.grid_model.lines[run.first]
        return line.activity is not None or line.folded or line.path[-1].id != run.section.id

    def _chevron_rect(self, run: BandRun) -> QRect:
        """Give the place to press for folding: at the top of what is seen of a band."""
        px = self.style_now.px
        rect = self.run_rect(run)
        top = max(rect.top(), 0)
        if self.layout_now.is_turned(run.level) and not run.folded:
            return QRect(rect.left(), top + px(2), rect.width(), px(16))
        return QRect(rect.left() + px(3), top + px(5), px(14), px(14))

    def told(self, heading: Heading) -> list[str]:
        matrix = self.grid_model.matrix
        if heading.kind == SECTION:
            section = matrix.sections[heading.id]
            return [section.name, section.note]
        activity = matrix.activities[heading.id]
        return [activity.title, activity.note]

    # Painting

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for rect in rects_of(event.region()):
            painter.setClipRect(rect)
            painter.fillRect(rect, self.style_now.colour("surface"))
            first = self.visualIndexAt(max(0, rect.top()))
            if first >= 0:
                last = self.visualIndexAt(rect.bottom())
                last = last if last >= 0 else self.count() - 1
                if rect.right() >= self.layout_now.bands_width:
                    self._paint_rows(painter, first, last)
                self._paint_bands(painter, first, last)
                self._paint_lines(painter, first, last)
            self._paint_edges(painter, rect)
        painter.end()

    def _paint_edges(self, painter: QPainter, rect: QRect) -> None:
        style = self.style_now
        right = self.layout_now.header_width - 1
        if self.count():
            bottom = self.sectionViewportPosition(self.count() - 1)
            bottom += self.sectionSize(self.count() - 1)
            end = min(bottom - 1, rect.bottom())
            painter.fillRect(right, rect.top(), 1, end - rect.top() + 1, style.colour("border"))
        if self.drop_line is not None:
            painter.fillRect(0, self.drop_line - 1, self.width(), 2, style.colour("accent"))

    def _paint_rows(self, painter: QPainter, first: int, last: int) -> None:
        lines, style = self.grid_model.lines, self.style_now
        left = self.layout_now.bands_width
        width = self.layout_now.header_width - left
        top = self.sectionViewportPosition(first)
        for row in range(first, last + 1):
            height = self.sectionSize(row)
            line = lines[row]
            if left and len(line.path) < self.layout_now.levels:
                painter.fillRect(0, top, left, height, style.colour("head"))
            if line.activity is not None:
                self._paint_activity(painter, row, QRect(left, top, width, height - 1))
            top += height

    def _paint_lines(self, painter: QPainter, first: int, last: int) -> None:
        """Rule the rows off: under the bands too, which are painted anew without the rows."""
        lines, style = self.grid_model.lines, self.style_now
        right, end = self.layout_now.header_width, len(lines) - 1
        bottom = self.sectionViewportPosition(first)
        for row in range(first, last + 1):
            bottom += self.sectionSize(row)
            strong = row == end or lines[row].path != lines[row + 1].path
            colour = style.colour("strong" if strong else "hairline")
            start = self._line_start(row, end)
            painter.fillRect(start, bottom - 1, right - start, 1, colour)

    def _line_start(self, row: int, end: int) -> int:
        """Give where the line under a row begins: in the bands only of what ends there."""
        lines = self.grid_model.lines
        if row == end:
            return 0
        here, below = lines[row].path, lines[row + 1].path
        same = 0
        while same < min(len(here), len(below)) and here[same].id == below[same].id:
            same += 1
        if same == len(here) == len(below):
            return self.layout_now.bands_width
        return self.layout_now.band_left(same)

    def _paint_activity(self, painter: QPainter, row: int, rect: QRect) -> None:
        style, layout = self.style_now, self.layout_now
        activity = self.grid_model.lines[row].activity
        assert activity is not None
        ink, second, weight = "text", "text2", False
        if row == self.current:
            solid = style.projector
            painter.fillRect(rect, style.colour("accent" if solid else "cross_head"))
            ink = second = "on_accent" if solid else "text"
            weight = True
        elif row == self.hover:
            painter.fillRect(rect, style.colour("hover"))
        measures = style.name_measures
        lines = layout.name_lines(row)
        base = rect.top() + (rect.height() + 1) / 2 + (measures.ascent() - measures.descent()) / 2
        if layout.number_width and activity.number:
            painter.setFont(style.number_bold if weight else style.number_font)
            painter.setPen(style.colour(second))
            number = activity.number
            if len(number) > 8:
                room = layout.number_width - style.px(4)
                number = painter.fontMetrics().elidedText(number, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(rect.left() + style.px(8), base - 0.5), number)
        painter.setFont(style.head_bold if weight and style.projector else style.name_font)
        painter.setPen(style.colour(ink))
        base -= style.line * (len(lines) - 1) / 2
        for n, line in enumerate(lines):
            text = layout.shortened(line, painter, layout.name_room + style.px(4))
            painter.drawText(QPointF(layout.name_left, base + n * style.line), text)
        if activity.note:
            self._paint_note_corner(painter, rect)

    def _paint_note_corner(self, painter: QPainter, rect: QRect) -> None:
        side = self.style_now.px(6)
        accent = self.style_now.colour("accent")
        right, top = rect.right(), rect.top()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawPolygon(
            [QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)]
        )

    def _paint_bands(self, painter: QPainter, first: int, last: int) -> None:
        current = self.grid_model.lines[self.current].path if self._has_current() else ()
        for run in self.layout_now.runs:
            if run.last < first:
                continue
            if run.first > last:
                break
            self._paint_band(painter, run, run.section in current)

    def _has_current(self) -> bool:
        return 0 <= self.current < len(self.grid_model.lines)

    def _paint_band(self, painter: QPainter, run: BandRun, current: bool) -> None:
        style, layout = self.style_now, self.layout_now
        rect = self.run_rect(run)
        turned = layout.is_turned(run.level)
        own_row = rect.width() > layout.band_widths[run.level]
        lit = run.first == run.last == self.current and own_row
        ground = "cross_head" if lit else "band" if turned and not own_row else "band2"
        painter.fillRect(rect.adjusted(0, 0, 0, -1), style.colour(ground))
        if not own_row:
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), style.colour("border"))
        seen = rect.intersected(QRect(0, 0, self.width(), self.viewport().height()))
        if turned and not own_row:
            self._paint_turned(painter, run, seen)
            return
        innermost = run.level == len(self.grid_model.lines[run.first].path) - 1
        if current and innermost and not own_row:
            bar = QRect(rect.left(), rect.top(), style.px(3), rect.height() - 1)
            painter.fillRect(bar, style.colour("accent"))
        if own_row:
            self._paint_own_row(painter, run, rect)
        else:
            self._paint_upright(painter, run, seen)

    def _paint_chevron(self, painter: QPainter, run: BandRun) -> None:
        if self._folds(run):
            name = "chevron-right" if run.folded else "chevron-down"
            size = self.style_now.px(11)
            ratio = painter.device().devicePixelRatioF()
            rect = self._chevron_rect(run)
            at = rect.center() - QPoint(size // 2, size // 2)
            painter.drawPixmap(at, icon_pixmap(name, "text2", size, ratio))

    def _paint_upright(self, painter: QPainter, run: BandRun, seen: QRect) -> None:
        """Write a section's name at the top of what is seen of its band."""
        style, layout = self.style_now, self.layout_now
        step = style.text_px(11) * 1.27
        fits = max(1, int((seen.height() + style.px(2)) / step))
        lines, size = layout.band_lines(run.section.name, run.level, min(fits, 6))
        painter.setFont(style.font(size, 600))
        painter.setPen(style.colour("text"))
        measures = painter.fontMetrics()
        left = seen.left() + style.px(18)
        room = layout.band_widths[run.level] - style.px(18)
        tight = len(lines) * step > seen.height() - style.px(6)
        base = seen.top() + (style.px(12) if tight and len(lines) > 1 else style.px(16))
        for n, line in enumerate(lines):
            text = measures.elidedText(line, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(left, base + n * step), text)
        if seen.height() >= style.px(16):
            self._paint_chevron(painter, run)

    def _paint_turned(self, painter: QPainter, run: BandRun, seen: QRect) -> None:
        """Write a section's name upwards in the middle of what is seen of its band."""
        style = self.style_now
        self._paint_chevron(painter, run)
        painter.setFont(style.band_font)
        painter.setPen(style.colour("text"))
        measures = painter.fontMetrics()
        room = seen.height() - style.px(36)
        if room < style.px(16):
            return
        text = measures.elidedText(for_screen(run.section.name), Qt.TextElideMode.ElideRight, room)
        width = measures.horizontalAdvance(text)
        painter.save()
        painter.translate(QPointF(seen.left(), seen.center().y() + width / 2))
        painter.rotate(-90)
        base = seen.width() / 2 + (measures.ascent() - measures.descent()) / 2
        painter.drawText(QPointF(0, base), text)
        painter.restore()

    def _paint_own_row(self, painter: QPainter, run: BandRun, rect: QRect) -> None:
        """Write a folded or empty section on its own row, with what is in it."""
        style = self.style_now
        line = self.grid_model.lines[run.first]
        painter.setFont(style.band_font)
        painter.setPen(style.colour("text"))
        measures = painter.fontMetrics()
        base = rect.top() + rect.height() / 2 + (measures.ascent() - measures.descent()) / 2 - 0.5
        left = rect.left() + style.px(18)
        said = (
            _.plural("{n} activity", "{n} activities", n=line.size)
            if line.folded
            else _("no activities yet")
        )
        said_width = measures.horizontalAdvance(said) + style.px(12)
        room = rect.right() - left - said_width
        name = measures.elidedText(for_screen(run.section.name), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, base), name)
        painter.setFont(style.label_font)
        painter.setPen(style.colour("text2"))
        x = left + measures.horizontalAdvance(name) + style.px(10)
        painter.drawText(QPointF(x, base), said)
        self._paint_chevron(painter, run)
