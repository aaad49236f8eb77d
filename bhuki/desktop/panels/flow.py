"""A layout that puts its widgets beside each other and breaks lines as text does."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets in lines, as many a line as there is room for; `middle` centres the lower ones."""

    def __init__(
        self, parent: QWidget | None = None, spacing: int = 8, *, middle: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._middle = middle
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, moving=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._seen():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _seen(self) -> list[QLayoutItem]:
        """Give what isn't hidden."""
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, moving: bool) -> int:
        """Lay the items out in a rectangle; give the height that takes."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.y()
        for line in self._lines(inner.width()):
            high = max(item.sizeHint().height() for item in line)
            x = inner.x()
            for item in line:
                size = item.sizeHint()
                size.setWidth(min(size.width(), max(1, inner.width())))
                down = (high - size.height()) // 2 if self._middle else 0
                if moving:
                    item.setGeometry(QRect(QPoint(x, y + down), size))
                x += size.width() + self.spacing()
            y += high + self.spacing()
        return max(y - self.spacing(), inner.y()) - rect.y() + margins.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Divide the items among lines."""
        lines: list[list[QLayoutItem]] = []
        x = 0
        for item in self._seen():
            wide = min(item.sizeHint().width(), max(1, width))
            if lines and x + wide <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
                x = 0
            x += wide + self.spacing()
        return lines
