"""The network of roles: who works with whom, to be pointed at and asked."""

from pathlib import Path

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.letter_words import spoken
from bhuki.desktop.panels.pieces import button, label
from bhuki.desktop.reports.pictures import write_png
from bhuki.desktop.reports.report_window import ReportWindow, choice, fill, spring
from bhuki.exports.painting.network_picture import network_picture, paint_network
from bhuki.files.atomic import write_atomically
from bhuki.matrix.scheme import Duty
from bhuki.reports.network import SHOWN, Arrow, Network, graphml, network
from bhuki.reports.network_findings import how_to_read, network_findings, shown_of

_MARGIN = 16
_LEAST_SCALE = 0.7
_WORDS = 304


class NetworkCanvas(QWidget):
    """The picture; a click on an arrow or a role marks it."""

    marked_changed = Signal()

    def __init__(self, report: "NetworkWindow") -> None:
        super().__init__()
        self._report = report
        self.marked: Arrow | str | None = None
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        picture = self._report.picture
        return QSize(round(picture.width) + 2 * _MARGIN, round(picture.height) + 2 * _MARGIN)

    def mark(self, marked: Arrow | str | None) -> None:
        """Let an arrow, or a role with its arrows, stand out; None lets nothing."""
        self.marked = marked
        self.update()
        self.marked_changed.emit()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.token("surface"))
        painter.translate(self._corner())
        painter.scale(self._scale(), self._scale())
        report = self._report
        paint_network(
            painter,
            report.picture,
            report.document.matrix,
            report.screen_inks(),
            marked=self.marked,
        )
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mark(self._at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def _at(self, point: QPointF) -> Arrow | str | None:
        place = (point - self._corner()) / self._scale()
        picture = self._report.picture
        return picture.role_at(place.x(), place.y()) or picture.arrow_at(place.x(), place.y())

    def _corner(self) -> QPointF:
        picture = self._report.picture
        scale = self._scale()
        x = max(_MARGIN, (self.width() - picture.width * scale) / 2)
        y = max(_MARGIN, (self.height() - picture.height * scale) / 2)
        return QPointF(x, y)

    def _scale(self) -> float:
        """Fit the picture into the window as far as its words can still be read."""
        whole = self.sizeHint()
        fits = min(self.width() / whole.width(), self.height() / whole.height(), 1.0)
        return max(fits, _LEAST_SCALE)


class NetworkWindow(ReportWindow):
    """The picture, its filters, and beside it what it shows, in words."""

    go_to_requested = Signal(str, str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.resize(1120, 780)
        self.found: Network = network(document.matrix)
        self.picture = network_picture(self.found)
        self.duties: dict[Duty, QPushButton] = {}
        self._add_tools()
        self.canvas = NetworkCanvas(self)
        self.canvas.marked_changed.connect(self._say_marked)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.canvas)
        self.words = QWidget()
        self.words_column = QVBoxLayout(self.words)
        self.words_column.setContentsMargins(24, 20, 24, 16)
        self.words_column.setSpacing(6)
        words_area = QScrollArea()
        words_area.setWidgetResizable(True)
        words_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words_area.setWidget(self.words)
        self.behind = QListWidget()
        self.behind.setMaximumHeight(220)
        self.behind.hide()
        splitter = QSplitter()
        splitter.addWidget(area)
        splitter.addWidget(words_area)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([2000, _WORDS])
        self.column.addWidget(splitter, 1)
        self.column.addWidget(self.behind)
        self.retranslate()

    def refresh(self) -> None:
        matrix = self.document.matrix
        wanted = [duty for duty, made in self.duties.items() if made.isChecked()]
        section = self.section.currentData() or None
        self.found = network(matrix, duties=wanted, section=section)
        self.picture = network_picture(self.found)
        self.canvas.marked = None
        self.behind.hide()
        self.canvas.setMinimumSize(self.canvas.sizeHint() * _LEAST_SCALE)
        self.canvas.update()
        self._say_findings()

    def retranslate(self) -> None:
        self.title.setText(_("The network of roles"))
        scheme = self.document.matrix.scheme
        for duty, made in self.duties.items():
            letters = scheme.with_duty(duty)
            names = ", ".join(f"{letter.code} {spoken(letter, scheme)}" for letter in letters)
            made.setText(names)
            made.setVisible(bool(letters))
        sections: list[tuple[object, str]] = [("", _("All sections"))]
        for row in self.document.matrix.section_order():
            sections.append((row.section.id, "    " * row.depth + row.section.name))
        fill(self.section, _("Section"), sections)
        self.save.setText(_("Save as …"))
        super().retranslate()

    def save_network(self) -> None:
        """Ask where to, and write the picture, or the network for other programs."""
        kinds = {"png": "PNG", "graphml": "GraphML"}
        self.save_as(self.title.text(), kinds, self._write)

    def _write(self, path: Path) -> None:
        if path.suffix.lower() == ".graphml":
            write_atomically(path, graphml(self.found, self.document.matrix))
            return
        size = self.canvas.sizeHint()
        pixmap = QPixmap(size * 2)
        pixmap.setDevicePixelRatio(2)
        self.canvas.render(pixmap)
        write_png(pixmap, path)

    def _add_tools(self) -> None:
        for duty in SHOWN:
            made = button()
            made.setCheckable(True)
            made.setChecked(True)
            made.toggled.connect(self.refresh)
            self.duties[duty] = made
            self.tools.addWidget(made)
        self.section = choice(self.tools, self.refresh)
        spring(self.tools)
        self.save = button(on_click=self.save_network)
        self.tools.addWidget(self.save)

    def _say_findings(self) -> None:
        while (item := self.words_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        matrix = self.document.matrix
        findings = network_findings(self.found, matrix, speech.texts)
        for n, finding in enumerate(findings):
            self.words_column.addWidget(
                label(finding.heading, "heading" if n == 0 else "strong", wrap=True)
            )
            self.words_column.addWidget(label(finding.text, "", wrap=True))
            self.words_column.addSpacing(8)
        self.words_column.addStretch(1)
        total = len(self.found.arrows)
        if self.picture.shown < total:
            text = shown_of(self.picture.shown, total, speech.texts)
            self.words_column.addWidget(label(text, "secondary", wrap=True))
        self.words_column.addWidget(label(how_to_read(speech.texts), "secondary", wrap=True))
        self._show_groups()

    def _show_groups(self) -> None:
        for n, group in enumerate(self.document.matrix.groups.values()):
            if not group.name:
                continue
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            swatch = QWidget()
            swatch.setFixedSize(5, 14)
            swatch.setAutoFillBackground(True)
            palette = swatch.palette()
            palette.setColor(swatch.backgroundRole(), theme.group(n))
            swatch.setPalette(palette)
            swatch.setStyleSheet(f"background: {theme.group(n).name()};")
            line.addWidget(swatch)
            line.addWidget(label(group.name), 1)
            self.words_column.addWidget(row)

    def _say_marked(self) -> None:
        marked = self.canvas.marked
        self.behind.clear()
        matrix = self.document.matrix
        arrows = [marked] if isinstance(marked, Arrow) else []
        if isinstance(marked, str):
            arrows = [a for a in self.found.arrows if marked in (a.source, a.target)]
        for arrow in arrows:
            letters = "/".join(x.code for x in matrix.scheme.with_duty(arrow.duty))
            pair = f"{matrix.roles[arrow.source].name} → {matrix.roles[arrow.target].name}"
            for activity_id in arrow.activities:
                activity = matrix.activities.get(activity_id)
                if activity is not None:
                    self.behind.addItem(f"{pair}  {letters}:  {activity.title}")
        self.behind.setVisible(bool(arrows))
