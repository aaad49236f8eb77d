"""What helps who types in the workbook: colours that follow, letters to choose, marks.

    TypingHelp(sheet, plan, content, formats).write(checks)

A letter that the scheme does not know is marked, not refused.
"""

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from bhuki.exports import sheet_plan as at
from bhuki.exports.cell_text import one_line
from bhuki.exports.check_formulas import OK, CheckFormulas
from bhuki.exports.content import Content
from bhuki.exports.look import LIGHT, letter_looks, letters_by_weight, mix
from bhuki.exports.sheet_formats import Formats
from bhuki.exports.sheet_plan import SheetPlan

_LIST_LIMIT = 255  # characters in a drop-down's list
_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255


class TypingHelp:
    """Conditional formats and drop-downs over one matrix's grid."""

    def __init__(
        self, sheet: Worksheet, plan: SheetPlan, content: Content, formats: Formats
    ) -> None:
        self.sheet, self.plan, self.content, self.formats = sheet, plan, content, formats
        self.matrix = plan.matrix

    def write(self, checks: CheckFormulas) -> None:
        """Put colours and drop-downs on the grid, and mark what the checks find wanting."""
        plan, sheet = self.plan, self.sheet
        if not plan.roles:
            return
        grid = (at.FIRST_ROW, at.FIRST_ROLE_COLUMN, plan.end_of_rows, plan.end_of_roles - 1)
        first = xl_rowcol_to_cell(at.FIRST_ROW, at.FIRST_ROLE_COLUMN)
        wrong = self.formats.conditional(
            bg_color=mix(LIGHT.error, LIGHT.surface, 0.16), font_color=LIGHT.error, underline=1
        )
        self._when(grid, checks.unknown(first), wrong)
        for letter in letters_by_weight(self.matrix.scheme):
            if letter.code in checks.codes:
                shown = self.formats.typed(letter_looks(self.matrix.scheme)[letter.code])
                self._when(grid, checks.holds(letter.code, first), shown)
        if plan.check_column is not None:
            cell = xl_rowcol_to_cell(at.FIRST_ROW, plan.check_column, col_abs=True)
            wrong = self.formats.conditional(
                bg_color=mix(LIGHT.error, LIGHT.surface, 0.14),
                font_color=LIGHT.error,
                bold=True,
            )
            column = (at.FIRST_ROW, plan.check_column, plan.end_of_rows, plan.check_column)
            self._when(column, f'=AND({cell}<>"",{cell}<>"{OK}")', wrong)
        sheet.data_validation(*grid, self._drop_down())

    def _when(self, area: tuple[int, int, int, int], formula: str, shown: Format) -> None:
        self.sheet.conditional_format(
            *area,
            {"type": "formula", "criteria": formula, "format": shown, "stop_if_true": True},
        )

    def _drop_down(self) -> dict[str, object]:
        _ = self.content._
        codes = [one_line(letter.code) for letter in self.matrix.scheme.letters]
        title = (
            _("{letters} or {last}", letters=", ".join(codes[:-1]), last=codes[-1:][0])
            if (len(codes) > 1)
            else ", ".join(codes)
        )
        return {
            "validate": "list",
            "source": self._choices(),
            "input_title": title if len(title) <= _TITLE_LIMIT else _("Letters"),
            "input_message": _(
                "Several are parted by a slash, such as {example}.", example=self.content.example
            )[:_MESSAGE_LIMIT],
            "error_type": "warning",
            "error_title": _("Not a letter of the list")[:_TITLE_LIMIT],
            "error_message": _(
                "The matrix knows {letters}, and several of them with a slash between.",
                letters=", ".join(codes),
            )[:_MESSAGE_LIMIT],
        }

    def _choices(self) -> list[str]:
        """List the letters, then the combinations, those in use first, as long as there is room."""
        scheme = self.matrix.scheme
        used: dict[str, int] = {}
        for found in self.matrix.assignments.values():
            if len(found.letters) > 1 and all(code in scheme.by_code for code in found.letters):
                used[found.text] = used.get(found.text, 0) + 1
        heavy = [letter.code for letter in letters_by_weight(scheme)]
        pairs = [
            "/".join(scheme.sort((one, other)))
            for n, one in enumerate(heavy)
            for other in heavy[n + 1 :]
        ]
        wanted = [
            *(letter.code for letter in scheme.letters),
            *sorted(used, key=lambda text: -used[text]),
            self.content.example,
            *pairs,
        ]
        chosen: list[str] = []
        length = -1
        for text in dict.fromkeys(wanted):
            fits = length + 1 + len(text) <= _LIST_LIMIT
            if fits and text and not set(text) & set(',"\n'):
                chosen.append(text)
                length += 1 + len(text)
        return chosen or ["?"]
