"""Paints the rows of the findings panel: severity bands, groups, findings."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bhuki.desktop.look.fonts import grown, sized
from bhuki.desktop.look.icons import paint_icon
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.findings_model import FindingsModel
from bhuki.desktop.panels.findings_rows import Row, RowKind
from bhuki.desktop.panels.row_painting import paint_ground

AnyIndex = QModelIndex | QPersistentModelIndex
HEIGHTS = {RowKind.HEADING: 34, RowKind.GROUP: 42, RowKind.FINDING: 28, RowKind.MORE: 28}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MARGIN = 16


class FindingsDelegate(QStyledItemDelegate):
    """One calm row each: icon, words, count. `card_height` is that of the opened finding."""

    def __init__(self) -> None:
        super().__init__()
        self.card_height = 200

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        if row.kind is RowKind.CARD:
            return QSize(100, self.card_height)
        # Rows grow with the system's font size.
        lines = option.fontMetrics.height()
        return QSize(
            100,
            max(
                grown(HEIGHTS[row.kind]),
                lines + 10 if row.kind is not RowKind.GROUP else 2 * lines + 8,
            ),
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        model = index.model()
        assert isinstance(model, FindingsModel)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match row.kind:
            case RowKind.HEADING:
                self._paint_heading(painter, option.rect, row, model)
            case RowKind.GROUP:
                self._paint_group(painter, option, row, model)
            case RowKind.FINDING | RowKind.MORE:
                self._paint_finding(painter, option, row, model)
            case RowKind.CARD:
                pass  # a widget stands on it
        painter.restore()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        # The style would inset the card as it insets a text.
        editor.setGeometry(option.rect)

    def _paint_heading(
        self, painter: QPainter, rect: QRect, row: Row, model: FindingsModel
    ) -> None:
        painter.fillRect(rect, theme.token("window"))
        painter.setPen(QPen(theme.token("border"), 1))
        painter.drawLine(rect.topLeft(), rect.topRight())
        severity = row.findings[0].severity
        _icon(painter, rect.left() + _MARGIN + 8, rect, severity.value, severity.value)
        painter.setFont(sized(13, 600))
        painter.setPen(theme.token("text"))
        painter.drawText(rect.adjusted(_MARGIN + 30, 0, -40, 0), _LEFT, model.words.title(row))
        self._paint_count(painter, rect, row.n)

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, model: FindingsModel
    ) -> None:
        rect = option.rect
        paint_ground(painter, option, chosen_when_left=False)  # the opened one has its card
        chevron = "chevron-down" if row.expanded else "chevron-right"
        _icon(painter, rect.left() + _MARGIN + 2, rect, chevron, "text2", size=12)
        severity = row.findings[0].severity
        _icon(painter, rect.left() + _MARGIN + 24, rect, severity.value, severity.value, size=15)
        words = rect.adjusted(_MARGIN + 42, 4, -44, -4)
        top = QRect(words.left(), words.top(), words.width(), words.height() // 2)
        below = top.translated(0, words.height() // 2)
        _text(painter, top, model.words.title(row), 13, "text", weight=500)
        _text(painter, below, model.words.detail(row), 11.5, "text2")
        self._paint_count(painter, rect, row.n)

    def _paint_finding(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, model: FindingsModel
    ) -> None:
        rect = option.rect
        paint_ground(painter, option, chosen_when_left=False)  # the opened one has its card
        more = row.kind is RowKind.MORE
        words = rect.adjusted(_MARGIN + 42, 0, -_MARGIN, 0)
        _text(painter, words, model.words.title(row), 13, "accent" if more else "text")

    def _paint_count(self, painter: QPainter, rect: QRect, count: int) -> None:
        painter.setFont(sized(13))
        painter.setPen(theme.token("text2"))
        painter.drawText(rect.adjusted(0, 0, -_MARGIN, 0), _RIGHT, str(count))


def _icon(
    painter: QPainter, middle: float, rect: QRect, name: str, token: str, *, size: int = 16
) -> None:
    at = QPointF(middle - size / 2, rect.center().y() + 1 - size / 2)
    paint_icon(painter, QRectF(at.x(), at.y(), size, size), name, token)


def _text(
    painter: QPainter, rect: QRect, text: str, size: float, token: str, *, weight: int = 400
) -> None:
    font = sized(size, weight)
    painter.setFont(font)
    painter.setPen(theme.token(token))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _LEFT, shown)
