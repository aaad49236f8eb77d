"""The report of something that went wrong inside: to be read before anyone is sent it.

Nothing is sent from here. The matrix is only in it where that is ticked.
"""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit, QWidget

from bhuki.desktop.dialogs.frame import ExplainedDialog
from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.panels.pieces import button, label
from bhuki.errors import BhukiError
from bhuki.files.atomic import write_atomically
from bhuki.files.format import encode


class TroubleReport(ExplainedDialog):
    """What stands in the report, as it stands there."""

    def __init__(
        self, report: Path, document: Document | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._report, self._document = report, document
        try:
            self._bare = report.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            self._bare = ""
        self.text = QPlainTextEdit(self._bare)
        self.text.setReadOnly(True)
        self.with_matrix = QCheckBox()
        self.with_matrix.setVisible(document is not None)
        self.with_matrix.toggled.connect(self._put_matrix)
        self.where = label("", "secondary", wrap=True)
        self.copy = button(on_click=self._copy)
        self.folder = button(on_click=self._open_folder)
        self.content.addWidget(self.text, 1)
        self.content.addWidget(self.with_matrix)
        self.content.addWidget(self.where)
        self.add_button(self.copy)
        self.add_button(self.folder)
        self.resize(640, 480)
        self.start()

    def retranslate(self) -> None:
        self.say(
            _("Report of a mistake in Bhuki"),
            _(
                "This is all that stands in it. Nothing is sent by itself: send it to those who "
                "look after Bhuki for you, if you like."
            ),
        )
        self.text.setAccessibleName(_("What the report says"))
        self.with_matrix.setText(_("Put the matrix, with all names in it, into the report"))
        self.where.setText(str(self._report))
        self.copy.setText(_("Copy"))
        self.folder.setText(_("Open its folder"))
        super().retranslate()

    def _put_matrix(self, wanted: bool) -> None:
        text = self._bare
        if wanted and self._document is not None:
            text += "\n" + encode(self._document.matrix).decode("utf-8")
        try:
            write_atomically(self._report, text.encode("utf-8"))
        except BhukiError as problem:
            self.where.setText(problem.say(speech.texts))
            return
        self.text.setPlainText(text)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report.parent)))
