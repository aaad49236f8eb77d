"""Sheets that look like matrices and are none."""

from collections.abc import Callable
from random import Random

from tests.sheets.lookalikes.canvas import BOLD, Canvas
from tests.sheets.lookalikes.words import LANGUAGES, PEOPLE

_EN = LANGUAGES["en"]


def _table(
    canvas: Canvas, heads: list[str], rows: list[str], fill: Callable[[int, int], str]
) -> None:
    for column, head in enumerate(heads, 1):
        canvas.write(1, column, head, BOLD)
    for n, name in enumerate(rows):
        canvas.write(n + 2, 1, name)
        for k in range(len(heads) - 1):
            canvas.write(n + 2, k + 2, fill(n, k))


def _of(dice: Random, texts: str) -> Callable[[int, int], str]:
    choices = texts.split("|")
    return lambda _n, _k: dice.choice(choices)


def draw_decoy(dice: Random, kind: str) -> Canvas:
    """Draw a sheet of one kind."""
    canvas = Canvas(dice.choice(["Sheet1", "Data", kind.title()]))
    heads, rows, texts = KINDS[kind](dice)
    _table(canvas, heads, rows, _of(dice, texts))
    if kind in LEGENDS:
        row = canvas.last_row + 2
        for n, line in enumerate(LEGENDS[kind].split("|")):
            canvas.write(row + n, 1, line)
    return canvas


Kind = Callable[[Random], tuple[list[str], list[str], str]]
KINDS: dict[str, Kind] = {
    "skills": lambda d: (
        ["Name", *d.sample(("Python", "SQL", "Welding", "Excel", "First aid", "German"), 4)],
        d.sample(PEOPLE, 7),
        d.choice(["1|2|3|4|5", "B|I|A|E", "Basic|Advanced|Expert|", "x||", "L|U|I|O"]),
    ),
    "timetable": lambda d: (
        ["Hour", "Mon", "Tue", "Wed", "Thu", "Fri"],
        [f"{h}:00" for h in range(8, 15)],
        d.choice(["Maths|Art|PE|Music|French|", "M|A|P|F|", "Room A|Room B|Room C"]),
    ),
    "shifts": lambda d: (
        ["Nurse", *[str(n) for n in range(1, 15)]],
        d.sample(PEOPLE, 8),
        d.choice(["D|N|F|", "E|L|N|OFF", "A|C|I|", "D|A|N|R"]),
    ),
    "risks": lambda d: (
        ["Likelihood", "Insignificant", "Minor", "Moderate", "Major", "Severe"],
        ["Almost certain", "Likely", "Possible", "Unlikely", "Rare"],
        d.choice(["L|M|H|E", "1|2|3|4|5|10|15|20|25", "Low|Medium|High"]),
    ),
    "attendance": lambda d: (
        ["Name", *[f"2026-03-{n:02}" for n in range(2, 12)]],
        d.sample(PEOPLE, 9),
        d.choice(["P|P|A|L", "P|A", "x|", "P|A|I"]),
    ),
    "grades": lambda d: (
        ["Student", "Maths", "Physics", "History", "Art"],
        d.sample(PEOPLE, 9),
        d.choice(["A|B|C|D|F", "A|B|C", "A+|A|B-|C"]),
    ),
    "answers": lambda d: (
        ["Student", *[f"Q{n}" for n in range(1, 9)]],
        d.sample(PEOPLE, 8),
        "A|B|C|D",
    ),
    "swot": lambda _: (
        ["", "Helpful", "Harmful"],
        ["Internal", "External", "Mixed", "Other"],
        "Skilled staff|Old building|New market|Strong rival|Cash",
    ),
    "prices": lambda _: (
        ["Item", "Unit", "Price", "VAT", "Class"],
        ["Bolt", "Nut", "Washer", "Screw", "Nail", "Hinge"],
        "12.50|3.00|A|B|pcs|C",
    ),
    "truth table": lambda d: (
        ["p", "q", "r", "p and q"],
        ["T", "T", "F", "F", "T", "F"],
        d.choice(["T|F", "0|1"]),
    ),
    "org chart": lambda d: (
        ["Name", "Title", "Reports to", "Unit"],
        d.sample(PEOPLE, 8),
        "|".join([*_EN.roles[:8], *PEOPLE[:4]]),
    ),
    "calendar": lambda _: (
        ["Week", "M", "T", "W", "T", "F", "S", "S"],
        [str(n) for n in range(9, 16)],
        "|".join(str(n) for n in range(1, 31)),
    ),
    "day marks": lambda d: (
        ["Habit", "M", "T", "W", "T", "F", "S", "S"],
        ["Read", "Walk", "Write", "Cook", "Swim"],
        d.choice(["x|", "✓|", "Y|N"]),
    ),
    "traffic lights": lambda d: (
        ["Project", "Scope", "Time", "Cost", "Risk"],
        ["Falcon", "Heron", "Osprey", "Kite", "Swift", "Robin"],
        d.choice(["R|A|G", "Red|Amber|Green", "G|Y|R"]),
    ),
    "moscow": lambda d: (
        ["Requirement", "Users", "Owners", "Sponsors"],
        d.sample(_EN.activities, 8),
        d.choice(["M|S|C|W", "Must|Should|Could|Won't"]),
    ),
    "power and interest": lambda d: (
        ["Stakeholder", "Power", "Interest", "Attitude", "Strategy"],
        d.sample(_EN.roles, 8),
        d.choice(["High|Low|Medium", "H|L|M", "High|Low|Inform|Consult"]),
    ),
    "rights": lambda d: (
        ["Role", "Orders", "Prices", "Stock", "Reports"],
        d.sample(_EN.roles, 6),
        d.choice(["R|W|RW|", "C|R|U|D|CRUD", "Read|Write|Admin|None", "R|W|X"]),
    ),
    "action list": lambda d: (
        ["Action", "Responsible", "Due", "Status"],
        d.sample(_EN.activities, 8),
        "|".join([*PEOPLE[:5], "2026-03-01", "Open", "Done"]),
    ),
    "bids": lambda d: (
        ["Supplier", "Price", "Quality", "Delivery", "Support"],
        ["Acme", "Bolt & Co", "Crane", "Delta", "Eagle"],
        d.choice(["A|B|C", "1|2|3|4|5", "+|-|0", "++|+|-"]),
    ),
    "features": lambda d: (
        ["Feature", "Basic", "Plus", "Pro", "Team"],
        ["Reports", "Export", "Support", "Backup", "Audit"],
        d.choice(["x|", "✓|✗", "Yes|No", "Y|N|P", "✅|❌"]),
    ),
    "genotypes": lambda _: (
        ["Sample", "rs1", "rs2", "rs3", "rs4"],
        [f"S{n:03}" for n in range(1, 12)],
        "A|C|G|T",
    ),
    "vitamins": lambda _: (
        ["Food", "Vitamin A", "Vitamin C", "Vitamin D", "Iron"],
        ["Carrot", "Liver", "Orange", "Milk", "Kale", "Egg"],
        "12|0.5|80|3|-",
    ),
    "votes": lambda d: (
        ["Motion", *d.sample(PEOPLE, 5)],
        ["Budget", "New hall", "Parking", "Trees", "Name", "Fees"],
        d.choice(["Y|N|A", "For|Against|Abstain", "Y|N|A|DNV"]),
    ),
    "inspection": lambda d: (
        ["Item", "Pump 1", "Pump 2", "Pump 3"],
        ["Seal", "Bearing", "Motor", "Valve", "Housing"],
        d.choice(["OK|R|A", "P|F|N/A", "A|R", "C|NC|NA"]),
    ),
    "training": lambda d: (
        ["Employee", "First aid", "Forklift", "Fire", "Data protection"],
        d.sample(PEOPLE, 8),
        d.choice(["R|C|I|", "C|R|N/A", "R|A|C|I"]),
    ),
    "engagement": lambda d: (
        ["Stakeholder", "Unaware", "Resistant", "Neutral", "Supportive", "Leading"],
        d.sample(_EN.roles, 7),
        "C|D||",
    ),
    "security needs": lambda d: (
        ["Asset", "Confidentiality", "Integrity", "Availability"],
        ["Mail", "Payroll", "Archive", "Web site", "Backups", "Phones"],
        d.choice(["H|M|L", "1|2|3"]),
    ),
    "document register": lambda d: (
        ["Document", "Revision", "Status", "Class", "Owner"],
        ["Plan", "Manual", "Drawing", "Report", "Contract", "Index"],
        d.choice(["A|B|C|D", "A|I|R|B"]),
    ),
    "crud": lambda d: (
        ["Process", "Customer", "Order", "Invoice", "Product"],
        d.sample(_EN.activities, 7),
        d.choice(["C|R|U|D|CR|RU", "CRUD|R|RU|", "R|U|C"]),
    ),
    "status by month": lambda d: (
        ["Project", "Jan", "Feb", "Mar", "Apr", "May"],
        ["Falcon", "Heron", "Osprey", "Kite", "Swift"],
        d.choice(["R|A|G", "G|A|A|R|"]),
    ),
    "meetings": lambda d: (
        ["Meeting", "Weekly", "Monthly", "Quarterly", "Chair"],
        ["Stand-up", "Board", "Review", "Planning", "Town hall"],
        d.choice(["x|", "C|I|", "M|O|"]),
    ),
    "tests": lambda d: (
        ["Case", "Chrome", "Firefox", "Safari", "Edge"],
        ["Log in", "Search", "Pay", "Log out", "Print", "Export"],
        d.choice(["P|F|N", "P|F|B|", "A|R|P"]),
    ),
    "matches": lambda d: (
        ["Team", *d.sample(("Reds", "Blues", "Greens", "Lions", "Bears"), 4)],
        ["Reds", "Blues", "Greens", "Lions", "Bears"],
        d.choice(["W|D|L|", "A|H|", "W|L|D"]),
    ),
    "stock classes": lambda _: (
        ["Item", "Value class", "Demand class", "Shelf"],
        ["Bolt", "Nut", "Washer", "Screw", "Nail", "Hinge"],
        "A|B|C",
    ),
    "trace": lambda d: (
        ["Requirement", "Test 1", "Test 2", "Test 3", "Test 4"],
        d.sample(_EN.activities, 7),
        d.choice(["x|", "X||", "T|I|A|D", "T|A|I"]),
    ),
    "duty roster": lambda d: (
        ["Team member", *[f"Week {n}" for n in range(12, 18)]],
        d.sample(PEOPLE, 6),
        d.choice(["D|N|F", "R|A|C", "S|R|"]),
    ),
    "ingredients": lambda d: (
        ["Recipe", "Eggs", "Milk", "Nuts", "Fish"],
        ["Cake", "Soup", "Pie", "Salad", "Stew"],
        d.choice(["x||", "C|M|", "Contains|May contain|"]),
    ),
}
LEGENDS = {
    "rights": "R = read|W = write|X = execute",
    "attendance": "P = present|A = absent|L = late|I = ill",
    "traffic lights": "R = red|A = amber|G = green",
    "shifts": "D = day|N = night|F = free",
    "votes": "Y = yes|N = no|A = abstain",
    "training": "R = required|C = completed|I = in progress",
    "engagement": "C = current|D = desired",
    "tests": "P = passed|F = failed|B = blocked",
    "trace": "T = test|I = inspection|A = analysis|D = demonstration",
    "crud": "C = create|R = read|U = update|D = delete",
    "inspection": "A = accepted|R = rejected",
}
