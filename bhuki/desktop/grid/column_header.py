"""The roles over the grid: groups' bands, turned names, and a strip with what each role has."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTableView

from bhuki.desktop.grid.heading_view import HeadingView
from bhuki.desktop.grid.headings import GROUP, ROLE, Drop, Heading
from bhuki.desktop.grid.layout import GridLayout
from bhuki.desktop.grid.marks import paint_mark
from bhuki.desktop.grid.model import GridModel
from bhuki.desktop.grid.regions import rects_of
from bhuki.desktop.grid.wording import letter_name
from bhuki.desktop.language import for_screen
from bhuki.desktop.look.guard import guarded
from bhuki.exports.look import Shape

_NO_GROUP = ""


class ColumnHeader(HeadingView):
    """Names roles and groups, and lets them be chosen, dragged and opened."""

    def __init__(self, model: GridModel, layout: GridLayout, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, model, layout, view)
        self.candidates: dict[str, int] = {}
        self.asking = False  # the candidates answer a question that the room looks at
        self._most = 1

    def sizeHint(self) -> QSize:
        # Qt's own hint measures a hundred headings each time it is asked for.
        return QSize(self.layout_now.style.column, self.layout_now.header_height)

    def update_section(self, column: int) -> None:
        """Paint one role's heading anew."""
        if 0 <= column < self.count():
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            self.viewport().update(left - 1, 0, width + 2, self.height())

    # Where things are

    def group_runs(self) -> list[tuple[str | None, int, int]]:
        """Give the bands: group, first and last column."""
        runs: list[tuple[str | None, int, int]] = []
        for n, column in enumerate(self.grid_model.columns):
            if runs and runs[-1][0] == column.group:
                runs[-1] = (column.group, runs[-1][1], n)
            else:
                runs.append((column.group, n, n))
        return runs

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the left edge and the width of some columns in the viewport."""
        left = self.sectionViewportPosition(first)
        return left, self.sectionViewportPosition(last) + self.sectionSize(last) - left

    def heading_rect(self, heading: Heading) -> QRect | None:
        """Give the place of a heading in the viewport."""
        layout = self.layout_now
        if heading.kind == ROLE:
            column = self.grid_model.column_of(heading.id)
            if column < 0:
                return None
            left, width = self.span(column, column)
            return QRect(left, layout.group_band, width, layout.heads_height)
        for group, first, last in self.group_runs():
            if group == heading.id:
                left, width = self.span(first, last)
                return QRect(left, 0, width, layout.group_band)
        return None

    def heading_at(self, point: QPoint) -> Heading | None:
        column = self.logicalIndexAt(point)
        if column < 0:
            return None
        role, group = self.grid_model.columns[column]
        if point.y() < self.layout_now.group_band or role is None:
            return Heading(GROUP, group) if group is not None else None
        return Heading(ROLE, role.id)

    def drop_at(self, heading: Heading, point: QPoint) -> Drop | None:
        if not self.count():
            return None
        column = self.logicalIndexAt(point)
        if column < 0:
            column = 0 if point.x() < 0 else self.count() - 1
        if heading.kind == GROUP:
            return self._group_drop(column, point.x())
        left, width = self.span(column, column)
        role, group = self.grid_model.columns[column]
        if role is None:
            return Drop(group, None, left + width // 2)
        if point.x() < left + width // 2:
            return Drop(group, role.id, left)
        following = self._role_after(column)
        return Drop(group, following, left + width)

    def _role_after(self, column: int) -> str | None:
        columns = self.grid_model.columns
        if column + 1 < len(columns) and columns[column + 1].group == columns[column].group:
            after = columns[column + 1].role
            return after.id if after is not None else None
        return None

    def _group_drop(self, column: int, x: int) -> Drop | None:
        groups = [run[0] for run in self.group_runs()]
        for n, (group, first, last) in enumerate(self.group_runs()):
            if not first <= column <= last:
                continue
            left, width = self.span(first, last)
            if x < left + width // 2 and group is not None:
                return Drop(None, group, left)
            after = groups[n + 1] if n + 1 < len(groups) else None
            return Drop(None, after, left + width)
        return None

    def told(self, heading: Heading) -> list[str]:
        matrix = self.grid_model.matrix
        if heading.kind == GROUP:
            group = matrix.groups[heading.id]
            return [group.name, group.note]
        role = matrix.roles[heading.id]
        tally = self.grid_model.counts.of_role(role.id)
        counts = [
            f"{letter_name(letter)}: {tally[letter.code]}"
            for letter in matrix.scheme.letters
            if tally.get(letter.code)
        ]
        return [role.name, role.description, " · ".join(counts), role.note]

    # Painting

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        style = self.style_now
        for rect in rects_of(event.region()):
            painter.setClipRect(rect)
            painter.fillRect(rect, style.colour("head"))
            band = self.layout_now.group_band
            if rect.bottom() >= band:
                self._paint_roles(painter, rect)
            if rect.top() < band:
                self._paint_groups(painter, rect)
            bottom = self.layout_now.header_height - 1
            painter.fillRect(rect.left(), bottom, rect.width(), 1, style.colour("strong"))
            if self.drop_line is not None:
                accent = style.colour("accent")
                painter.fillRect(self.drop_line - 1, 0, 2, self.height(), accent)
        painter.end()

    def _paint_roles(self, painter: QPainter, rect: QRect) -> None:
        first = self.visualIndexAt(max(0, rect.left()))
        if first < 0:
            return
        left = self.sectionViewportPosition(first)
        for column in range(first, self.count()):
            if left > rect.right():
                break
            width = self.sectionSize(column)
            self._paint_role(painter, column, left, width)
            left += width

    def _paint_role(self, painter: QPainter, column: int, left: int, width: int) -> None:
        layout, style = self.layout_now, self.style_now
        columns = self.grid_model.columns
        role, group = columns[column]
        top, height = layout.group_band, layout.heads_height
        head = QRect(left, top, width - 1, height)
        current = column == self.current
        strip = QRect(left, top + height, width - 1, layout.count_strip - 1)
        candidate = role is not None and role.id in self.candidates
        candidate = candidate and (self.asking or not current)
        if candidate:
            painter.fillRect(head.united(strip), style.colour("cross_head"))
        elif current:
            painter.fillRect(head, style.colour("accent"))
            painter.fillRect(strip, style.colour("cross_head"))
        elif column == self.hover:
            painter.fillRect(head, style.colour("hover"))
        ends = column == len(columns) - 1 or columns[column + 1].group != group
        line = style.colour("strong" if ends else "hairline")
        painter.fillRect(left + width - 1, top, 1, height + layout.count_strip, line)
        if role is None:
            return
        tally = self.grid_model.counts.of_role(role.id)
        mark = self.grid_model.marks.of_role(role.id) if layout.count_strip else None
        inverted = current and not candidate
        ink = "on_accent" if inverted else "text" if tally or candidate else "text2"
        bold = current or (candidate and self.asking)
        self._paint_name(
            painter,
            head,
            for_screen(role.name),
            style.colour(ink),
            bold=bold,
            marked=bool(mark and tally),
        )
        if mark is not None and tally:
            spot = QRect(head.left(), head.top() + style.px(2), head.width(), style.px(16))
            token = "on_accent" if inverted else None
            paint_mark(painter, spot, mark, style.px(12), token=token)
        elif mark is not None:
            paint_mark(painter, strip, mark, style.px(13))
        if tally and layout.count_strip:
            self._paint_tally(painter, strip, tally, current)

    def _paint_name(
        self, painter: QPainter, head: QRect, name: str, ink: QColor, *, bold: bool, marked: bool
    ) -> None:
        """Paint a name turned, reading upwards from just above the count."""
        style = self.style_now
        room = head.height() - style.px(12) - (style.px(16) if marked else 0)
        font = style.head_bold if bold else style.head_font
        lines = self.layout_now.head_lines(name, room) or [name]
        if head.width() < 2 * style.line:
            lines = [" ".join(name.split())]
        painter.save()
        painter.setFont(font)
        painter.setPen(ink)
        measures = style.head_measures
        painter.translate(QPointF(head.left(), head.bottom() - style.px(7)))
        painter.rotate(-90)
        depth = style.line * (len(lines) - 1)
        middle = head.width() / 2 + 0.5
        across = middle - depth / 2 + (measures.ascent() - measures.descent()) / 2
        for n, line in enumerate(lines):
            text = self.layout_now.shortened(line, painter, room + 2)
            painter.drawText(QPointF(0, across + n * style.line), text)
        painter.restore()

    def _paint_tally(
        self, painter: QPainter, strip: QRect, tally: dict[str, int], bold: bool
    ) -> None:
        """Write how many letters a role has, over a bar of which."""
        style = self.style_now
        total = sum(tally.values())
        bar = style.px(3)
        painter.setFont(style.figures_bold if bold else style.figures_font)
        painter.setPen(style.colour("text" if bold else "text2"))
        number = strip.adjusted(0, 0, 0, -bar - style.px(1))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(total))
        full = max(1, strip.width() - style.px(6))
        width = max(style.px(2), round(full * total / max(self._most, total)))
        left = strip.left() + (strip.width() - width) / 2
        top = strip.bottom() - bar - style.px(1)
        matrix = self.grid_model.matrix
        ordered = [code for code in matrix.scheme.by_code if tally.get(code)]
        ordered += [code for code in tally if code not in matrix.scheme.by_code]
        for code in ordered:
            part = width * tally[code] / total
            end = left + part
            rect = QRect(round(left), top, max(1, round(end) - round(left)), bar)
            painter.fillRect(rect, self._bar_colour(code))
            left = end

    def _bar_colour(self, code: str) -> QColor:
        inks = self.style_now.inks
        tone = inks.tone(code)
        pale = inks.shape(code) in (Shape.PILL, Shape.DASHED_PILL)
        return QColor(tone.edge if pale else tone.fill)

    def _paint_groups(self, painter: QPainter, rect: QRect) -> None:
        layout, style = self.layout_now, self.style_now
        if not layout.group_band:
            return
        places = {group_id: n for n, group_id in enumerate(self.grid_model.matrix.groups)}
        for group_id, first, last in self.group_runs():
            left, width = self.span(first, last)
            if left > rect.right() or left + width < rect.left():
                continue
            band = QRect(left, 0, width - 1, layout.group_band)
            if group_id is not None:
                painter.fillRect(band, style.colour("band2"))
                top = QRect(left, 0, width, style.px(3))
                painter.fillRect(top, style.group(places[group_id]))
                self._paint_group_name(painter, band, self.grid_model.matrix.groups[group_id].name)
            strong = style.colour("strong")
            painter.fillRect(left + width - 1, style.px(3), 1, layout.group_band, strong)

    def _paint_group_name(self, painter: QPainter, band: QRect, name: str) -> None:
        """Write a group's name in the middle of what is seen of its band."""
        style = self.style_now
        seen = band.intersected(QRect(0, 0, self.viewport().width(), band.height()))
        room = seen.width() - style.px(2)
        if room < style.px(12):
            return
        lines, size = self.layout_now.group_lines(name, room)
        painter.setFont(style.font(size, 600))
        painter.setPen(QPen(style.colour("text")))
        measures = painter.fontMetrics()
        step = style.text_px(11) * 1.1
        ink_top = style.px(3)
        middle = ink_top + (band.height() - ink_top) / 2
        base = middle - step * (len(lines) - 1) / 2 + (measures.ascent() - measures.descent()) / 2
        for n, line in enumerate(lines):
            text = measures.elidedText(line, Qt.TextElideMode.ElideRight, room)
            x = seen.left() + (seen.width() - measures.horizontalAdvance(text)) / 2
            painter.drawText(QPointF(x, base + n * step), text)

    def count_anew(self) -> None:
        """Take note that counts have changed: the bars are drawn to the largest."""
        counts = self.grid_model.counts
        ids = [c.role.id for c in self.grid_model.columns if c.role is not None]
        most = max((sum(counts.of_role(role_id).values()) for role_id in ids), default=1)
        if most != self._most:
            self._most = max(1, most)
            self.viewport().update()
