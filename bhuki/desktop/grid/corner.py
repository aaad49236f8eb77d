"""The block over the activities and beside the roles: what this matrix is, and how far it is."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bhuki.desktop.grid.layout import GridLayout, word_measure
from bhuki.desktop.grid.line_breaking import lines_of
from bhuki.desktop.grid.model import GridModel
from bhuki.desktop.language import _, for_screen, say_date
from bhuki.desktop.look.guard import guarded
from bhuki.matrix.scheme import Duty


class CornerBlock(QWidget):
    """Title, scope and dates; below them how many activities somebody answers for."""

    about_wished = Signal()
    menu_wished = Signal(object)  # QPoint, global

    def __init__(self, model: GridModel, layout: GridLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.layout_now = layout
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_layout(self, layout: GridLayout) -> None:
        """Stand as a layout says."""
        self.layout_now = layout
        self.tell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.layout_now.header_width, self.layout_now.header_height)

    def tell(self) -> None:
        """Say everything anew, on the screen and to a screen reader."""
        said = "; ".join([self._title(), *self._about(), self._answered()])
        if said != self.accessibleName():
            self.setAccessibleName(said)
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.about_wished.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wished.emit(event.globalPos())

    # Words

    def _title(self) -> str:
        section = self._only_section()
        if section:
            return section
        return self._model.matrix.about.title or _("A matrix without a title")

    def _only_section(self) -> str:
        """On the projector a single section is its own title."""
        if not self.layout_now.style.projector:
            return ""
        section = self._model.only_section()
        return for_screen(section.name) if section is not None else ""

    def _about(self) -> list[str]:
        matrix = self._model.matrix
        if self._only_section():
            return [_.plural("{n} activity", "{n} activities", n=len(self._model.lines))]
        about = matrix.about
        size = _(
            "{activities}, {roles}",
            activities=_.plural("{n} activity", "{n} activities", n=len(matrix.activities)),
            roles=_.plural("{n} role", "{n} roles", n=len(matrix.roles)),
        )
        dated = " ".join(
            part for part in (about.status, say_date(about.dated) if about.dated else "") if part
        )
        lines = [" · ".join(part for part in (about.scope, size) if part)]
        owned = " · ".join(part for part in (about.owner, dated) if part)
        return [*lines, owned] if owned else lines

    def _answered(self) -> str:
        matrix = self._model.matrix
        if self._model.view.narrows:
            shown = sum(1 for line in self._model.lines if line.activity or line.size)
            return _("{shown} of {n} activities shown", shown=shown, n=len(matrix.activities))
        code = matrix.scheme.code_for(Duty.ANSWERS)
        if code is None or not matrix.activities:
            return ""
        return _.plural(
            "{answered} of {n} activity has {letter}",
            "{answered} of {n} activities have {letter}",
            n=len(matrix.activities),
            answered=self._model.counts.answered(),
            letter=code,
        )

    # Painting

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        layout = self.layout_now
        style = layout.style
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.colour("head"))
        strip = layout.count_strip
        if not (style.projector and self._only_section()):
            self._paint_about(painter, self.height() - strip)
            if strip:
                self._paint_strip(painter, strip)
        else:
            self._paint_low(painter)
        bottom = self.height() - 1
        painter.fillRect(0, bottom, self.width(), 1, style.colour("strong"))
        painter.fillRect(self.width() - 1, 0, 1, bottom, style.colour("border"))
        painter.end()

    def _paint_about(self, painter: QPainter, room: int) -> None:
        style = self.layout_now.style
        left, width = style.px(16), self.width() - style.px(28)
        size = 19 if room >= style.px(96) else 14
        painter.setFont(style.font(size, 600))
        painter.setPen(style.colour("text"))
        measures = painter.fontMetrics()
        top = style.px(20) if size == 19 else style.px(8)
        base: float = top + measures.ascent() - style.px(1)
        most = 2 if room >= style.px(116) else 1  # the lines below are worth more than a long name
        lines = self._broken(self._title(), width, size, 600, most)
        base = self._paint_lines(painter, lines, QPointF(left, base), style.px(24), room)
        painter.setFont(style.font(12))
        painter.setPen(style.colour("text2"))
        base += style.px(4 if size == 19 else -4)
        for text in self._about():
            lines = self._broken(text, width, 12, 400, 3)
            base = self._paint_lines(painter, lines, QPointF(left, base), style.px(18), room)

    def _broken(self, text: str, width: int, size: float, weight: int, most: int) -> list[str]:
        scale = self.layout_now.style.text_px(size)
        measure = word_measure(weight)
        return lines_of(text, width, lambda t: measure(t) * scale, most=most)

    def _paint_lines(
        self, painter: QPainter, lines: list[str], start: QPointF, step: int, room: int
    ) -> float:
        """Paint lines as far as there is room; give the base of the next."""
        width = self.width() - self.layout_now.style.px(28)
        base = start.y()
        for n, line in enumerate(lines):
            if base > room - self.layout_now.style.px(2):
                return base
            # The last that has room stands for all that would come after it.
            last = base + step > room - self.layout_now.style.px(2)
            text = " ".join(lines[n:]) if last else line
            said = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QPointF(start.x(), base), said)
            base += step
            if last:
                return base
        return base

    def _paint_strip(self, painter: QPainter, height: int) -> None:
        style = self.layout_now.style
        painter.setFont(style.label_font)
        measures = painter.fontMetrics()
        middle = self.height() - height / 2
        base = middle + (measures.ascent() - measures.descent()) / 2 - 1
        right = _("Letters per role")
        right_width = measures.horizontalAdvance(right)
        answered = self._answered()
        narrowed = self._model.view.narrows
        room = self.width() - style.px(28) - right_width - style.px(12)
        painter.setPen(style.colour("accent" if narrowed else "text2"))
        said = measures.elidedText(answered, Qt.TextElideMode.ElideRight, max(0, room))
        if room > style.px(40):
            painter.drawText(QPointF(style.px(16), base), said)
        painter.setPen(style.colour("text2"))
        painter.drawText(QPointF(self.width() - style.px(12) - right_width, base), right)

    def _paint_low(self, painter: QPainter) -> None:
        """On the projector the section's name stands just over its activities."""
        style = self.layout_now.style
        left, width = style.px(12), self.width() - style.px(20)
        base = self.height() - style.px(12)
        painter.setFont(style.font(12))
        painter.setPen(style.colour("text2"))
        painter.drawText(QPointF(left, base), self._about()[0])
        painter.setFont(style.font(13, 600))
        painter.setPen(style.colour("text"))
        title = painter.fontMetrics().elidedText(self._title(), Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(left, base - style.px(14)), title)
