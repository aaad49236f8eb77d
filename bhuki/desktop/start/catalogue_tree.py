"""The lists of activities: tick a whole one, or open it and tick sections and single activities.

tree = CatalogueTree()
tree.search("adgang")
tree.chosen()            # {"NIS2": ["NIS2-03", …]}
tree.mark_there(matrix)  # what an open matrix has already can't be ticked again
"""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from bhuki.catalogues import Catalogue, already_there, catalogues, search
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import sized
from bhuki.desktop.look.icons import paint_icon
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.pieces import plain_tip
from bhuki.desktop.start.own_lists import remembered_lists
from bhuki.matrix.matrix import Matrix

AnyIndex = QModelIndex | QPersistentModelIndex
Check = Qt.CheckState
_DETAIL = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_KEY = Qt.ItemDataRole.UserRole + 2  # (catalogue id, number) of an activity
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BOX, _CHEVRON = 26, 26


class CatalogueTree(QTreeWidget):
    """All lists, closed at first."""

    chosen_changed = Signal(int)  # how many activities are ticked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._own: list[Catalogue] = remembered_lists()
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setProperty("ground", "window")
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self._delegate = CatalogueDelegate(self)
        self.setItemDelegate(self._delegate)
        self.itemChanged.connect(self._count)
        speech.changed.connect(self.refill)
        theme.changed.connect(self.viewport().update)
        self.refill()

    def refill(self) -> None:
        """Write all lists in the language that is spoken, keeping the ticks."""
        ticked = {(c, n) for c, numbers in self.chosen().items() for n in numbers}
        self.blockSignals(True)
        self.clear()
        for each in self.lists():
            self._add_catalogue(each)
        for item in self._activities():
            if item.data(0, _KEY) in ticked:
                item.setCheckState(0, Check.Checked)
        self.blockSignals(False)
        self.setAccessibleName(_("Lists of activities"))
        self.search(self._text)

    def lists(self) -> list[Catalogue]:
        """Give the lists shown: the user's own first, then those that ship."""
        return [*self._own, *catalogues()]

    def add_own(self, own: Catalogue) -> None:
        """Show a list of the user's own, open and first."""
        self._own = [own, *(each for each in self._own if each.id != own.id)]
        self.refill()
        self._roots()[0].setExpanded(True)

    def chosen(self) -> dict[str, list[str]]:
        """Give the numbers of the activities that are ticked, by catalogue."""
        chosen: dict[str, list[str]] = {}
        for item in self._activities():
            if item.checkState(0) == Check.Checked and not item.isDisabled():
                catalogue_id, number = item.data(0, _KEY)
                chosen.setdefault(catalogue_id, []).append(number)
        return chosen

    def clear_chosen(self) -> None:
        """Take all ticks away."""
        self.blockSignals(True)
        for item in self._activities():
            if not item.isDisabled():
                item.setCheckState(0, Check.Unchecked)
        self.blockSignals(False)
        self._count()
        self.viewport().update()

    def search(self, text: str) -> None:
        """Show the activities that have all words of a text; no words show the lists, closed."""
        self._text = text
        found = {
            (h.catalogue.id, h.activity.number) for h in search(text, speech.language, self.lists())
        }
        searching = bool(text.strip())
        for root in self._roots():
            hit_here = False
            for section in children_of(root):
                hits = [i for i in children_of(section) if i.data(0, _KEY) in found]
                for item in children_of(section):
                    item.setHidden(searching and item.data(0, _KEY) not in found)
                section.setHidden(searching and not hits)
                hit_here = hit_here or bool(hits)
                section.setExpanded(True)
            root.setHidden(searching and not hit_here)
            root.setExpanded(searching and hit_here)
        self.viewport().update()

    def mark_there(self, matrix: Matrix) -> None:
        """Show which activities a matrix has already; they can't be ticked."""
        self.blockSignals(True)
        for root in self._roots():
            each = next(c for c in self.lists() if c.id == root.data(0, _KEY))
            there = already_there(matrix, each)
            for section in children_of(root):
                for item in children_of(section):
                    if item.data(0, _KEY)[1] in there:
                        item.setDisabled(True)
                        item.setToolTip(0, _("The matrix has it already."))
        self.blockSignals(False)
        self._count()

    def activity_count(self) -> int:
        """Give how many activities there are in all lists."""
        return sum(len(each) for each in self.lists())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentItem(item)
            self._press(item, event.position().toPoint())
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item.setExpanded(not item.isExpanded())
            return
        super().keyPressEvent(event)

    def item_at(self, index: AnyIndex) -> QTreeWidgetItem:
        """Give the item of an index."""
        item = self.itemFromIndex(self.model().index(index.row(), 0, index.parent()))
        assert item is not None
        return item

    # --- its items

    def _press(self, item: QTreeWidgetItem, point: QPoint) -> None:
        """Tick what is clicked on its box; a list or section is opened anywhere else."""
        rect = self.visualItemRect(item)
        on_box = point.x() < rect.left() + _depth(item) * 14 + _BOX
        if item.childCount() and not on_box:
            item.setExpanded(not item.isExpanded())
        elif not item.isDisabled():
            ticked = item.checkState(0) == Check.Checked
            item.setCheckState(0, Check.Unchecked if ticked else Check.Checked)

    def _add_catalogue(self, each: Catalogue) -> None:
        language = speech.language
        root = self._item(self.invisibleRootItem(), each.title(language))
        sections = [s.name(language) for s in each.sections if s.name(language)]
        root.setData(0, _DETAIL, ", ".join(name.lower() for name in sections[:4]))
        root.setData(0, _COUNT, len(each))
        root.setData(0, _KEY, each.id)
        root.setToolTip(0, plain_tip(each.description(language)))
        for section in each.sections:
            band = self._item(root, section.name(language) or each.title(language))
            band.setData(0, _COUNT, len(section.activities))
            for activity in section.activities:
                item = self._item(band, activity.name(language))
                item.setData(0, _DETAIL, "" if activity.unnumbered else activity.number)
                item.setData(0, _KEY, (each.id, activity.number))
                item.setToolTip(0, plain_tip(activity.name(language)))

    def _item(self, parent: QTreeWidgetItem, text: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, [text])
        flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
        item.setFlags(flags)
        item.setCheckState(0, Check.Unchecked)
        return item

    def _roots(self) -> list[QTreeWidgetItem]:
        return children_of(self.invisibleRootItem())

    def _activities(self) -> list[QTreeWidgetItem]:
        return [a for root in self._roots() for s in children_of(root) for a in children_of(s)]

    def _count(self) -> None:
        self.chosen_changed.emit(sum(len(numbers) for numbers in self.chosen().values()))


class CatalogueDelegate(QStyledItemDelegate):
    """Paints a list in two lines with its count, a section as a band, an activity in one line."""

    def __init__(self, tree: CatalogueTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        line = option.fontMetrics.height()
        heights = (2 * line + 9, line + 10, line + 10)
        return QSize(100, heights[_index_depth(index)])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        item = self._tree.item_at(index)
        depth = _depth(item)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.token("hover"))
        painter.setPen(QPen(theme.token("hairline"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Active:
            painter.setPen(QPen(theme.token("accent"), 2))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
        left = rect.left() + depth * 14
        _paint_box(painter, QRectF(left + 5, rect.center().y() - 6.5, 15, 15), item)
        words = rect.adjusted(depth * 14 + _BOX, 0, -8, 0)
        if depth == 0:
            self._paint_list(painter, words, item)
        else:
            self._paint_line(painter, words, item, depth)
        painter.restore()

    def _paint_list(self, painter: QPainter, rect: QRect, item: QTreeWidgetItem) -> None:
        _chevron(painter, rect, item)
        words = rect.adjusted(0, 3, -_CHEVRON - 30, -4)
        half = words.height() // 2
        top = QRect(words.left(), words.top(), words.width(), half)
        _text(painter, top, item.text(0), 12.5, "text", weight=600)
        _text(painter, top.translated(0, half), item.data(0, _DETAIL), 11.5, "text2")
        painter.setFont(sized(12.5))
        painter.setPen(theme.token("text2"))
        painter.drawText(rect.adjusted(0, 0, -_CHEVRON, 0), _RIGHT, str(item.data(0, _COUNT)))

    def _paint_line(
        self, painter: QPainter, rect: QRect, item: QTreeWidgetItem, depth: int
    ) -> None:
        if depth == 1:
            _chevron(painter, rect, item)
            _text(painter, rect.adjusted(0, 0, -_CHEVRON, 0), item.text(0), 12, "text", weight=600)
            return
        token = "strong" if item.isDisabled() else "text"
        number = item.data(0, _DETAIL) or ""
        shown = f"{number}  {item.text(0)}" if number else item.text(0)
        _text(painter, rect, shown, 12, token)


def _chevron(painter: QPainter, rect: QRect, item: QTreeWidgetItem) -> None:
    name = "chevron-down" if item.isExpanded() else "chevron-right"
    place = QRectF(rect.right() - 14, rect.center().y() - 5.5, 12, 12)
    paint_icon(painter, place, name, "text2")


def _paint_box(painter: QPainter, box: QRectF, item: QTreeWidgetItem) -> None:
    state = item.checkState(0)
    ticked = state != Check.Unchecked and not item.isDisabled()
    token = "border" if item.isDisabled() else "strong"
    painter.setPen(QPen(theme.token("accent" if ticked else token), 1))
    painter.setBrush(theme.token("accent" if ticked else "surface"))
    painter.drawRoundedRect(box, 3, 3)
    if item.isDisabled():
        paint_icon(painter, box.adjusted(1, 1, -1, -1), "check", "strong")
    elif ticked:
        name = "check" if state == Check.Checked else "minus"
        paint_icon(painter, box.adjusted(1, 1, -1, -1), name, "on_accent")


def _text(
    painter: QPainter, rect: QRect, text: str, size: float, token: str, *, weight: int = 400
) -> None:
    font = sized(size, weight)
    painter.setFont(font)
    painter.setPen(theme.token(token))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _LEFT, shown)


def children_of(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Give the items in an item."""
    children = (item.child(n) for n in range(item.childCount()))
    return [child for child in children if child is not None]


def _depth(item: QTreeWidgetItem) -> int:
    depth, parent = 0, item.parent()
    while parent is not None:
        depth, parent = depth + 1, parent.parent()
    return depth


def _index_depth(index: AnyIndex) -> int:
    depth, parent = 0, index.parent()
    while parent.isValid():
        depth, parent = depth + 1, parent.parent()
    return depth
