"""Matrices of all kinds, for property tests of what is written and read back."""

from hypothesis import strategies as st

from bhuki.matrix.entities import About, Activity, Appointed, Assignment, Role, RoleGroup, Section
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import shipped_scheme

# Everything a user may have typed or pasted, but not what no file can hold.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
    | st.sampled_from("=+-@'*"),
    max_size=20,
) | st.sampled_from(["", "Fælles navn", "=1+1", "H *", "_x0041_", "a\nb", "Nr.", "#N/A", " x "])
CODES = st.sampled_from(["B", "H", "U", "K", "I", "h", "X?", "H (se note)"])
SCHEMES = st.sampled_from(["BHUKI", "RACI", "VMI (DE)"])


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Draw a matrix: groups, roles, sections in sections, activities, some cells."""
    scheme = shipped_scheme(draw(SCHEMES))
    language = draw(st.sampled_from(["da", "en"]))
    matrix = Matrix(about=About(title=draw(TEXTS), language=language), scheme=scheme)
    for n in range(draw(st.integers(0, 3))):
        matrix.groups[f"g{n}"] = RoleGroup(f"g{n}", draw(TEXTS), draw(TEXTS))
    groups = st.sampled_from([None, *matrix.groups])
    for n in range(draw(st.integers(0, 4))):
        appointed = draw(st.sampled_from(Appointed))
        role = Role(f"r{n}", draw(TEXTS), draw(groups), appointed=appointed, note=draw(TEXTS))
        matrix.roles[role.id] = role
    for n in range(draw(st.integers(0, 4))):
        parent = draw(st.sampled_from([None, *matrix.sections]))
        matrix.sections[f"s{n}"] = Section(f"s{n}", draw(TEXTS), parent, draw(TEXTS))
    sections = st.sampled_from([None, *matrix.sections])
    for n in range(draw(st.integers(0, 4))):
        activity = Activity(f"a{n}", draw(TEXTS), draw(TEXTS), draw(sections), draw(TEXTS))
        matrix.activities[activity.id] = activity
    for activity_id in matrix.activities:
        for role_id in matrix.roles:
            if draw(st.booleans()):
                letters = scheme.sort(draw(st.lists(CODES, max_size=2)))
                found = Assignment(letters, draw(st.booleans()), draw(TEXTS))
                if found:
                    matrix.assignments[activity_id, role_id] = found
    return matrix
