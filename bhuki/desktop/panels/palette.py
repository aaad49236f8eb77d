"""The palette: the scheme's letters with what they stand for and how often they are used.

    palette = LetterPalette(document, count=grid.counts.total)
    palette.letter_chosen.connect(...)       # (code, add): put it in the selection
    palette.painting_changed.connect(...)    # code, or "" when painting is over

A click sets the selection; with Shift the letter is added or taken away. Held down for a moment,
or chosen from its menu, a letter stays pressed and paints by dragging over the grid, until it is
pressed again or Escape is.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import chain
from operator import attrgetter

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.chip import chip_pixmap
from bhuki.desktop.panels.letter_words import full_name, short_name
from bhuki.desktop.panels.pieces import plain_tip
from bhuki.matrix.edits import Edit
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Letter

HOLD = 450  # ms until a pressed letter stays pressed
_PAD, _GAP, _CHIP = 8, 8, 27
SHIFT = Qt.KeyboardModifier.ShiftModifier


def count_letters(matrix: Matrix) -> dict[str, int]:
    """Count how often each letter is used; a grid that keeps counts does it faster."""
    cells = map(attrgetter("letters"), matrix.assignments.values())
    return Counter(chain.from_iterable(cells))


class LetterButton(QToolButton):
    """One letter of the palette."""

    chosen = Signal(str, bool)
    hold_asked = Signal(str)

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code
        self._shifted = False
        self._held = False
        self.painting = False
        self._short = False
        self._chip, self._name, self._count = QPixmap(), "", ""
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the grid
        self._timer = QTimer(self, singleShot=True, interval=HOLD)
        self._timer.timeout.connect(self._hold)
        self.clicked.connect(self._click)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = False
        self._shifted = bool(event.modifiers() & SHIFT)
        if event.button() == Qt.MouseButton.LeftButton and not self.painting:
            self._timer.start()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._timer.stop()
        if self._held:  # the press was already answered
            self._held = False
            self.setDown(False)
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu_of_letter()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos() or self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._shifted = bool(event.modifiers() & SHIFT)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def show_letter(self, chip: QPixmap, name: str, count: str) -> None:
        """Show a chip, what it stands for and how often it is used."""
        self._chip, self._name, self._count = chip, name, count
        self.updateGeometry()
        self.update()

    def set_short(self, short: bool) -> None:
        """Leave the name out, for a narrow window: the chip says it."""
        if short != self._short:
            self._short = short
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() if self._short else self.full_size()

    def full_size(self) -> QSize:
        """Give the size with the name."""
        measures = self.fontMetrics()
        words = measures.horizontalAdvance(self._name) + measures.horizontalAdvance(self._count)
        return QSize(_PAD + _CHIP + _GAP + words + _GAP + _PAD, 32)

    def minimumSizeHint(self) -> QSize:
        count = self.fontMetrics().horizontalAdvance(self._count)
        return QSize(_PAD + _CHIP + _GAP + count + 2, 32)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground in the style, and on it chip, name and, fainter, count."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        size = self._chip.deviceIndependentSize()
        middle = self.height() / 2
        left = _PAD + (_CHIP - size.width()) / 2
        painter.drawPixmap(QPointF(left, middle - size.height() / 2), self._chip)
        words = self.rect().adjusted(_PAD + _CHIP + _GAP, 0, -2, 0)
        upright = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if not self._short:
            painter.setPen(theme.token("text"))
            painter.drawText(words, upright, self._name)
            words.adjust(self.fontMetrics().horizontalAdvance(self._name) + _GAP, 0, 0, 0)
        painter.setPen(theme.token("text2"))
        painter.drawText(words, upright, self._count)
        painter.end()

    def menu_of_letter(self) -> QMenu:
        """Make the menu of what can be done with the letter."""
        menu = QMenu(self)
        menu.addAction(_("Put in the selection"), lambda: self.chosen.emit(self.code, False))
        menu.addAction(_("Add or take away"), lambda: self.chosen.emit(self.code, True))
        menu.addAction(_("Paint by dragging"), lambda: self.hold_asked.emit(self.code))
        return menu

    def _hold(self) -> None:
        self._held = True
        self.hold_asked.emit(self.code)

    def _click(self) -> None:
        if self.painting:  # whatever the click made of its check
            self.hold_asked.emit("")
        else:
            self.chosen.emit(self.code, self._shifted)
        self._shifted = False


class LetterPalette(QWidget):
    """The scheme's letters in a row."""

    letter_chosen = Signal(str, bool)
    painting_changed = Signal(str)

    def __init__(
        self,
        document: Document,
        count: Callable[[], Mapping[str, int]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.painting = ""
        self._count = count or (lambda: count_letters(document.matrix))
        self.buttons: dict[str, LetterButton] = {}
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        # Counting waits for a quiet moment: many edits in a row are counted once.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_counts)
        document.edited.connect(self._follow)
        speech.changed.connect(self.retranslate)
        theme.changed.connect(self.retranslate)
        self._build()

    def full_width(self) -> int:
        """Give the width with all names."""
        letters = self.buttons.values()
        gaps = self.row.spacing() * max(0, len(letters) - 1)
        return sum(each.full_size().width() for each in letters) + gaps

    def set_short(self, short: bool) -> None:
        """Leave all names out, or none."""
        for each in self.buttons.values():
            each.set_short(short)

    def paint_with(self, code: str) -> None:
        """Start painting with a letter, or stop (an empty code)."""
        if code == self.painting:
            code = ""
        self.painting = code
        for letter, made in self.buttons.items():
            made.painting = bool(code) and letter == code
            made.setCheckable(made.painting)
            made.setChecked(made.painting)
        self.painting_changed.emit(code)

    def show_counts(self) -> None:
        """Count again and show it."""
        counts = self._count()
        for letter in self.document.matrix.scheme.letters:
            if (made := self.buttons.get(letter.code)) is not None:
                self._say(made, letter, counts.get(letter.code, 0))

    def retranslate(self) -> None:
        """Set all words and chips."""
        self.setAccessibleName(_("Letters"))
        self.show_counts()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.painting:
            self.paint_with("")
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        while (item := self.row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        for letter in self.document.matrix.scheme.letters:
            made = LetterButton(letter.code)
            made.chosen.connect(self.letter_chosen)
            made.hold_asked.connect(self.paint_with)
            self.buttons[letter.code] = made
            self.row.addWidget(made)
        self.retranslate()

    def _say(self, made: LetterButton, letter: Letter, n: int) -> None:
        scheme = self.document.matrix.scheme
        name = short_name(letter, scheme)
        chip = chip_pixmap((letter.code,), scheme, ratio=self.devicePixelRatioF())
        made.show_letter(chip, name, str(n))
        made.setToolTip(plain_tip(full_name(letter)))
        made.setAccessibleName(
            _("{letter}, {name}, used {n} times", letter=letter.code, name=name, n=n)
        )

    def _follow(self, edit: Edit) -> None:
        if edit.touched().all:
            self.paint_with("") if self.painting else None
            self._build()
        self._soon.start()
