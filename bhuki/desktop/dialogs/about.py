"""About the program: its version, its licence, and whose work is in it."""

import platform

from PySide6.QtCore import QSize, qVersion
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bhuki import __version__
from bhuki.desktop.dialogs.frame import ExplainedDialog
from bhuki.desktop.language import _
from bhuki.desktop.look.icons import app_icon
from bhuki.desktop.panels.pieces import label


class AboutDialog(ExplainedDialog):
    """What this is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout()
        row.setSpacing(16)
        sign = QLabel()
        sign.setPixmap(app_icon().pixmap(QSize(64, 64), self.devicePixelRatioF()))
        row.addWidget(sign)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.version = label()
        self.system = label("", "secondary")
        words.addStretch(1)
        words.addWidget(self.version)
        words.addWidget(self.system)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.content.addLayout(row)
        self.content.addSpacing(8)
        self.texts = [label("", "secondary", wrap=True) for _n in range(4)]
        for text in self.texts:
            self.content.addWidget(text)
        self.content.addStretch(1)
        self.resize(480, 420)
        self.start()

    def retranslate(self) -> None:
        self.say(
            _("About Bhuki"),
            _("An editor for responsibility matrices: who decides, answers, does and is asked."),
        )
        self.version.setText(_("Version {version}", version=__version__))
        self.system.setText(
            f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()}"
        )
        said = (
            _("Free software under the MIT licence."),
            _(
                "The BHUKI letters and the example are from “Rapport om digital modenhed i 22 "
                "kommuner”, KL & Devoteam, 2012; which role each letter stands by is our placement."
            ),
            _(
                "The typeface is Inter (SIL Open Font License). The program is built on Qt and "
                "PySide6 (LGPL), XlsxWriter, openpyxl, networkx and others."
            ),
            _(
                "COBIT is a registered trademark of ISACA; Bhuki is not affiliated with or "
                "endorsed by ISACA."
            ),
        )
        for text, words in zip(self.texts, said, strict=True):
            text.setText(words)
        super().retranslate()
