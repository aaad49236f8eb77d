"""Tables that look like matrices and are none: nothing is found, and all is accounted for."""

import pytest

from bhuki.sheets.legend import legend_of_prose
from bhuki.sheets.recognise import recognise
from bhuki.sheets.sheet_reading import Context
from tests.sheets.building import read, sheet

DECOYS = {
    "exam answers": """
        Student | Q1 | Q2 | Q3 | Q4
        Ann | A | C | B | D
        Bob | A | B | B | D
        Cy | C | C | A | D
        Di | A | D | B | A
        """,
    "grades": """
        Student | Maths | Physics | History
        Ann | A | B | C
        Bob | C | A | F
        Cy | B | D | A
        """,
    "attendance": """
        Name | 2026-01-01 | 2026-01-02 | 2026-01-03
        Ann | P | A | P
        Bob | P | P | P
        Cy | A | P | P
        """,
    "rights": """
        Table | Admin | Editor | Reader
        users | CRUD | R | R
        orders | CRUD | CRU | R
        prices | CRUD | U | R
        """,
    "rights in letters": """
        Entity | Admin | Clerk | Guest
        Order | C | R | R
        Price | U | R | R
        Stock | D | U | R
        """,
    "shifts": """
        Nurse | Mon | Tue | Wed | Thu
        Ann | D | N | D | F
        Bob | N | D | F | D
        """,
    "attendance by weekday": """
        Item | Mon | Tue | Wed | Thu | Fri
        Ann | A | P | P | A | P
        Bob | P | P | P | P | P
        Cy | P | L | A | P | P
        """,
    "states, with a legend of their own": """
        Service | Dev | Staging | Prod
        API | A | A | I
        Web | A | I | I
        Worker | I | A | A
        A = active | I = inactive | |
        """,
    "risks": """
        Risk | Likelihood | Impact | Owner
        Fire | L | H | Manager
        Flood | M | H | Analyst
        Theft | H | L | Clerk
        """,
    "yes and no": """
        Feature | Basic | Plus | Pro
        Reports | Yes | Yes | Yes
        Export | No | Yes | Yes
        Support | No | No | Yes
        Backup | No | Yes | Yes
        Audit | No | No | Yes
        """,
    "features ticked": """
        Feature | Basic | Plus | Pro
        Reports | x | x | x
        Export | | x | x
        Support | | | x
        """,
    "action list": """
        Action | Responsible | Due | Status
        Buy paper | Clerk | Monday | Open
        Call the bank | Manager | Friday | Done
        """,
    "stakeholders": """
        Stakeholder | Role | Interest | Influence
        Board | Decides | High | High
        Staff | Users | High | Low
        Press | Reports | Low | Low
        """,
    "priorities": """
        Requirement | Users | Owners | Sponsors
        Log in | M | M | M
        Log out | S | M | C
        Search | C | S | W
        """,
    "rights with marks": """
        Right | Owner | Head | Teacher | Parent
        year.read | ✓ S | ✓ S | ✓ S | ✓ C
        year.edit | ✓ S | A S | ✓ S | ✓ C
        term.read | ✓ S | ✓ S | ✓ S | ✓ C
        term.edit | ✓ S | A S | A S | ✓ C
        room.read | ✓ S | ✓ C | ✓ C | ✓ C
        room.edit | A S | ✓ S | ✓ S | ✓ C
        """,
    "rights of three letters": """
        Table | Guest | Member | Robot
        goods | R | R | R/C
        carts | R | R/C/D | R/C/D
        notes | C | R/C (own) | R
        bills | R | R (own) | R/C
        """,
    "things that are called like letters": """
        No | Thing | Found | Named | Built | Tested | Owner
        1 | K | yes | open | late | part | Ben Moe
        2 | A | yes | done | late | done | Ann Lee
        3 | R | part | done | late | done | Ann Lee
        4 | Claim | yes | done | late | part | Ben Moe
        """,
    "list of letters": """
        Code | Meaning
        A | Apple
        B | Banana
        C | Cherry
        """,
}


@pytest.mark.parametrize("name", DECOYS)
def test_no_matrix_is_found_in_a_decoy(name: str) -> None:
    reading = read(DECOYS[name])
    assert [(f.choice.id, f.certainty) for f in reading.found] == []
    assert reading.ledger.rest() == []


@pytest.mark.parametrize("name", ["yes and no", "exam answers", "risks", "action list"])
def test_a_promising_name_alone_makes_no_matrix(name: str) -> None:
    assert read(DECOYS[name], file="RACI matrix").found == []


def test_letters_that_a_page_calls_rights_make_no_matrix() -> None:
    rights = legend_of_prose(["R = lectura · W = escritura · C = crear (nuevo) · D = borrar"])
    grid = sheet(
        """
        Carpeta | Jefe | Técnico | Cliente
        Planos | R/W | R/W | R
        Fotos | R/W | R | R
        Diario | R/W/C/D | R/C | -
        """
    )
    assert recognise(grid, Context(legend=rights)).found == []
