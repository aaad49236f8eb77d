"""The history: every step that can be undone or done again, by name. A click goes there."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QUndoView,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import grown, sized
from bhuki.desktop.look.icons import paint_icon
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.pieces import PanelHeading, name_it
from bhuki.desktop.panels.row_painting import paint_ground

AnyIndex = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class StepDelegate(QStyledItemDelegate):
    """Paints a step with its first letter large; what is undone is faint."""

    def __init__(self, view: QUndoView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(100, max(28, option.fontMetrics.height() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        paint_ground(painter, option)
        stack = self._view.stack()
        now = stack.index() if stack is not None else 0
        undone = index.row() > now
        painter.setFont(sized(13, 600 if index.row() == now else 400))
        painter.setPen(theme.token("strong" if undone else "text"))
        text = str(index.data() or "")
        said = text[:1].upper() + text[1:]
        rect = option.rect.adjusted(40, 0, -12, 0)
        shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT, shown)
        if stack is not None and index.row() == stack.cleanIndex():
            middle = option.rect.center().y()
            paint_icon(
                painter, QRectF(option.rect.left() + 16, middle - 6.5, 14, 14), "save", "text2"
            )
        painter.restore()


class HistoryPanel(QWidget):
    """The undo stack as a list, the oldest first; the saved state carries a mark."""

    close_requested = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.setProperty("panel", "true")
        self.setMinimumWidth(grown(240))
        self.heading = PanelHeading(closable=True)
        self.heading.close_requested.connect(self.close_requested)
        self.view = QUndoView(document.undo_stack)
        self.view.setProperty("ground", "window")
        self.view.setItemDelegate(StepDelegate(self.view))
        self.view.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.view, 1)
        document.undo_stack.indexChanged.connect(self._count)
        speech.changed.connect(self.retranslate)
        theme.changed.connect(self.view.viewport().update)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all words."""
        self.heading.title.setText(_("History"))
        self.view.setAccessibleName(_("Steps that can be undone"))
        if self.heading.closer is not None:
            name_it(self.heading.closer, _("Close"))
        self._count()

    def _count(self, _index: int = 0) -> None:
        begun = _("as it was opened")
        if self.document.forgets_steps:
            begun = _("earlier steps can no longer be undone")
        if self.view.emptyLabel() != begun:
            self.view.setEmptyLabel(begun)
        self.heading.count.setText(str(self.document.undo_stack.count() or ""))
        self.view.viewport().update()
