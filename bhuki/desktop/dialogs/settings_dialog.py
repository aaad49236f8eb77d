"""Settings of the editor: language, theme, what follows a key, kept versions, your name."""

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from bhuki.desktop.dialogs.frame import ExplainedDialog
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.theme import Mode, theme
from bhuki.desktop.panels.fields import ChoiceField
from bhuki.desktop.panels.pieces import label, spin_box
from bhuki.desktop.settings import (
    AFTER_KEY,
    AUTOSAVE,
    KEPT_VERSIONS,
    LANGUAGE,
    ROW_TOTALS,
    THEME,
    YOUR_NAME,
    settings,
)


class SettingsDialog(ExplainedDialog):
    """What the user chooses for all matrices; it counts at once and is remembered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language, self.theme, self.after_key = ChoiceField(), ChoiceField(), ChoiceField()
        self.name = QLineEdit(settings.get(YOUR_NAME))
        self.versions = spin_box(0, 100)
        self.versions.setValue(settings.get(KEPT_VERSIONS))
        self.autosave, self.totals = QCheckBox(), QCheckBox()
        self.autosave.setChecked(settings.get(AUTOSAVE))
        self.totals.setChecked(settings.get(ROW_TOTALS))
        self.captions = [label() for _n in range(5)]
        self.version_words = label("", "secondary", wrap=True)
        self.version_words.setMinimumHeight(self.fontMetrics().lineSpacing() * 2 + 4)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        parts = (self.language, self.theme, self.after_key, self.name, self.versions)
        for caption, part in zip(self.captions, parts, strict=True):
            form.addRow(caption, part)
        form.addRow("", self.version_words)
        form.addRow("", self.autosave)
        form.addRow("", self.totals)
        self.content.addLayout(form)
        self.content.addStretch(1)
        self.resize(520, 430)
        self._wire()
        self.start()

    def retranslate(self) -> None:
        self.say(_("Settings"), _("They hold for all matrices, and count at once."))
        words = (
            _("Language"),
            _("Light or dark"),
            _("After a letter is typed"),
            _("Your name, for what you accept"),
            _("Earlier versions to keep of a file"),
        )
        parts = (self.language, self.theme, self.after_key, self.name, self.versions)
        for caption, part, text in zip(self.captions, parts, words, strict=True):
            caption.setText(text)
            caption.setBuddy(part)
            part.setAccessibleName(text)
        self.language.offer([("", _("As the system")), ("da", "Dansk"), ("en", "English")])
        self.theme.offer(
            [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))]
        )
        self.after_key.offer(
            [
                ("stay", _("stay in the cell")),
                ("down", _("go down")),
                ("right", _("go right")),
            ]
        )
        self.language.show_values([settings.get(LANGUAGE)])
        self.theme.show_values([settings.get(THEME)])
        self.after_key.show_values([settings.get(AFTER_KEY)])
        self.version_words.setText(
            _("Each time a file is saved, what it was before is kept. 0 keeps none.")
        )
        self.autosave.setText(_("Save by itself, once a matrix is in a file"))
        self.totals.setText(_("Show totals at the end of rows"))
        super().retranslate()

    def _wire(self) -> None:
        self.language.chosen.connect(self._choose_language)
        self.theme.chosen.connect(self._choose_theme)
        self.after_key.chosen.connect(lambda value: settings.set(AFTER_KEY, str(value)))
        self.name.editingFinished.connect(lambda: settings.set(YOUR_NAME, self.name.text().strip()))
        self.versions.valueChanged.connect(lambda n: settings.set(KEPT_VERSIONS, n))
        self.autosave.toggled.connect(lambda on: settings.set(AUTOSAVE, on))
        self.totals.toggled.connect(lambda on: settings.set(ROW_TOTALS, on))

    def _choose_language(self, language: str) -> None:
        settings.set(LANGUAGE, str(language))
        speech.speak(str(language) or speech.system_language())

    def _choose_theme(self, mode: str) -> None:
        settings.set(THEME, str(mode))
        theme.set_mode(Mode(mode))
