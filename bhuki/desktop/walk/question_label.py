"""The question itself: as big as it can be in the lines it may take, with lines of like length."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bhuki.desktop.language import for_screen
from bhuki.desktop.look.fonts import exactly
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.theme import theme

_LONGEST = 400  # characters; a room reads no more of a name in a question
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class QuestionLabel(QWidget):
    """One text in at most two lines, from `largest` px down to two thirds of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._largest = 24
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def text(self) -> str:
        """Give the question."""
        return self._text

    def show_question(self, text: str, largest: int) -> None:
        """Show a question, in letters of at most so many px."""
        self._text, self._largest = for_screen(text, _LONGEST), largest
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._bounds(self._font(width), width).height()

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(400, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._largest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._font(self.width())
        painter.setFont(font)
        painter.setPen(theme.token("text"))
        room = QRect(0, 0, self._balanced(font, self.width()), self.height())
        painter.drawText(room, _FLAGS, self._text)
        painter.end()

    def _font(self, width: int) -> QFont:
        """Give the biggest font in which the question takes at most two lines."""
        smallest = max(14, self._largest * 2 // 3)
        for size in range(self._largest, smallest - 1, -1):
            font = exactly(size, 600)
            if size > 30:
                font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98)
            if self._lines(font, width) <= 2:
                return font
        return exactly(smallest, 600)

    def _lines(self, font: QFont, width: int) -> int:
        return round(self._bounds(font, width).height() / QFontMetrics(font).lineSpacing())

    def _balanced(self, font: QFont, width: int) -> int:
        """Give the least width in which the question takes as few lines as in the whole."""
        lines = self._lines(font, width)
        low, high = width // 2, width
        while high - low > 8:
            middle = (low + high) // 2
            if self._lines(font, middle) > lines:
                low = middle
            else:
                high = middle
        return high

    def _bounds(self, font: QFont, width: int) -> QRect:
        return QFontMetrics(font).boundingRect(
            QRect(0, 0, max(1, width), 10_000), _FLAGS, self._text
        )
