"""Live formulas of the workbook: count letters in cells, say what a row lacks, find unknown ones.

A cell holds `H`, or `H/U`, or what somebody typed: `h / u`, `H, U`. A code must be found among the
cell's codes and not inside another one (MV is not M), so a cell is first put between slashes and
its spaces and commas turned into slashes: `/H/U/`. Then `/H/` is in it or is not. The functions
used are the same in Excel of any age and in LibreOffice.
"""

from collections.abc import Sequence

from bhuki.exports.cell_text import typed_codes
from bhuki.matrix.scheme import Letter, Scheme
from bhuki.texts import Texts

OK = "OK"


class CheckFormulas:
    """Formulas over cells with a scheme's letters, and the values they come to."""

    def __init__(self, scheme: Scheme, counted: Sequence[Letter], _: Texts) -> None:
        self.codes = [letter.code for letter in scheme.letters if "/" not in letter.code]
        # Codes are found in either case, but not where a scheme has both `a` and `A`.
        self._any_case = len({code.upper() for code in self.codes}) == len(self.codes)
        self._counted = counted
        self._known: dict[str, tuple[bool, ...]] = {}
        self._ = _

    def count(self, code: str, cells: str) -> str:
        """Make the formula for in how many cells of a range a code stands."""
        return f"=SUMPRODUCT(--ISNUMBER(FIND({self._wanted(code)},{self._parted(cells)})))"

    def holds(self, code: str, cell: str) -> str:
        """Make the formula for whether a code stands in a cell."""
        return f"=ISNUMBER(FIND({self._wanted(code)},{self._parted(cell)}))"

    def unknown(self, cell: str) -> str:
        """Make the formula for whether a cell holds something that is no code, or one twice."""
        rest = self._parted(cell)
        for code in self.codes:
            rest = f'SUBSTITUTE({rest},{self._wanted(code)},"/",1)'
        return f'=LEN(SUBSTITUTE({rest},"/",""))>0'

    def check(self, cells: Sequence[str]) -> str:
        """Make the formula that says what a row lacks, from the cells with its counts."""
        limited = [
            (letter, cell)
            for letter, cell in zip(self._counted, cells, strict=True)
            if letter.least > 0 or letter.most is not None
        ]
        if len(limited) == 1:
            return "=" + self._complaint(*limited[0], otherwise=_quoted(OK))
        complaints = [self._complaint(letter, cell) for letter, cell in limited]
        joined = "&".join(f'IF({c}="","",", "&{c})' for c in complaints)
        fine = ",".join(f'{c}=""' for c in complaints)
        return f"=IF(AND({fine}),{_quoted(OK)},MID({joined},3,200))"

    def counts_in(self, text: str) -> tuple[bool, ...]:
        """Say of each counted letter whether it stands in a cell with this text."""
        known = self._known.get(text)
        if known is None:
            typed = {self._case(code) for code in typed_codes(text)}
            known = tuple(self._case(letter.code) in typed for letter in self._counted)
            self._known[text] = known
        return known

    def verdict(self, counts: Sequence[int]) -> str:
        """Say what `check` comes to for some counts."""
        said = [
            complaint
            for letter, n in zip(self._counted, counts, strict=True)
            if (complaint := self.complain(letter, n))
        ]
        return ", ".join(said) or OK

    def complain(self, letter: Letter, n: int) -> str:
        """Say what is wrong with n of a letter in a row; empty where nothing is."""
        if n < letter.least:
            if n == 0:
                return self._missing(letter)
            return self._too_few(letter, str(n))
        if letter.most is not None and n > letter.most:
            return f"{n} × {letter.code}"
        return ""

    def samples(self) -> list[str]:
        """Give the longest things that `check` is likely to say, to find its column's width."""
        missing = [self._missing(letter) for letter in self._counted if letter.least > 0]
        return [OK, ", ".join(missing), *(f"10 × {letter.code}" for letter in self._counted)]

    def _complaint(self, letter: Letter, cell: str, otherwise: str = '""') -> str:
        formula = otherwise
        if letter.most is not None:
            formula = f"IF({cell}>{letter.most},{cell}&{_quoted(f' × {letter.code}')},{formula})"
        if letter.least > 1:
            before, after = self._too_few(letter, "\0").split("\0")
            few = f"{_quoted(before)}&{cell}&{_quoted(after)}"
            formula = f"IF({cell}<{letter.least},{few},{formula})"
        if letter.least > 0:
            formula = f"IF({cell}=0,{_quoted(self._missing(letter))},{formula})"
        return formula

    def _missing(self, letter: Letter) -> str:
        return self._("no {letter}", letter=letter.code)

    def _too_few(self, letter: Letter, n: str) -> str:
        return self._("only {n} × {letter}", n=n, letter=letter.code)

    def _case(self, code: str) -> str:
        return code.upper() if self._any_case else code

    def _wanted(self, code: str) -> str:
        return _quoted(f"/{self._case(code)}/")

    def _parted(self, cells: str) -> str:
        text = f"UPPER({cells})" if self._any_case else cells
        text = f'SUBSTITUTE(SUBSTITUTE({text}," ","/"),",","/")'
        return f'"/"&{text}&"/"'


def _quoted(text: str) -> str:
    """Put a text in a formula as a text."""
    return '"' + text.replace('"', '""') + '"'
