"""How a row of any list looks when it is chosen, under the mouse, or has the focus."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from bhuki.desktop.look.theme import theme


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, *, chosen_when_left: bool = True
) -> None:
    """Paint a row's ground, and the frame that says where the keyboard is.

    Without `chosen_when_left` the row that was chosen shows only while the list has the keys.
    """
    state = option.state
    list_ = option.widget
    shown = chosen_when_left or (list_ is not None and list_.hasFocus())
    if state & QStyle.StateFlag.State_Selected and shown:
        painter.fillRect(option.rect, theme.token("selection"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, theme.token("hover"))
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Active:
        painter.setPen(QPen(theme.token("accent"), 2))
        painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))
