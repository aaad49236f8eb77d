"""Lay the network of roles out: boxes that never overlap, arrows that go round them.

    picture = lay_out(found, size_of)           # size_of(role) → width, height

The hub stands in the middle; its own line of roles goes down the left, forums and operations go
down the right, in the order of the columns. Where there are too many for that, a spring layout
gives the places and the boxes are pushed apart. The same matrix always gives the same picture.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from math import hypot, sqrt

from bhuki.matrix.entities import Role
from bhuki.reports.network import Arrow, Network
from bhuki.reports.network_findings import hub

FEW = 22  # roles that two columns and a hub have room for
GAP = 26.0  # between boxes
MARGIN = 30.0
LABEL = (34.0, 20.0)
PARALLEL = 9.0  # between arrows of one pair
MOST_LABELS = 60
MOST_SHOWN = 90  # arrows; of more, the strongest are shown and the others when asked for
CURVES = (0.0, 0.18, -0.18, 0.32, -0.32, 0.48, -0.48)

SizeOf = Callable[[Role], tuple[float, float]]
Point = tuple[float, float]


@dataclass(frozen=True)
class Rect:
    """A rectangle by its corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, dx: float, dy: float) -> "Rect":
        """Give it moved."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def meets(self, other: "Rect", gap: float = 0.0) -> bool:
        """Whether two rectangles overlap, or come nearer than a gap."""
        return (
            self.x < other.x + other.width + gap
            and other.x < self.x + self.width + gap
            and self.y < other.y + other.height + gap
            and other.y < self.y + self.height + gap
        )

    def holds(self, x: float, y: float, gap: float = 0.0) -> bool:
        """Whether a point lies in it, or nearer than a gap."""
        return (
            self.x - gap <= x <= self.x + self.width + gap
            and self.y - gap <= y <= self.y + self.height + gap
        )


@dataclass(frozen=True)
class Way:
    """An arrow as it is drawn: a curve from start over control to end, and where its number is."""

    arrow: Arrow
    start: Point
    control: Point
    end: Point
    label: Rect | None = None

    def moved(self, dx: float, dy: float) -> "Way":
        """Give it moved."""
        places = [(x + dx, y + dy) for x, y in (self.start, self.control, self.end)]
        label = self.label.moved(dx, dy) if self.label else None
        return Way(self.arrow, places[0], places[1], places[2], label)

    def at(self, t: float) -> Point:
        """Give a point of the curve, 0 at its start and 1 at its end."""
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        return (
            a * self.start[0] + b * self.control[0] + c * self.end[0],
            a * self.start[1] + b * self.control[1] + c * self.end[1],
        )


@dataclass
class NetworkPicture:
    """Where everything stands, in pixels at 100 %.

    `quiet` are the weaker ones of many arrows, with how far each is moved aside: they are drawn
    only with the role they belong to.
    """

    width: float
    height: float
    boxes: dict[str, Rect]
    ways: list[Way] = field(default_factory=list)
    hub: str | None = None
    quiet: list[tuple[Arrow, float]] = field(default_factory=list)

    @property
    def shown(self) -> int:
        """How many arrows are shown without being asked for."""
        return len(self.ways)

    def ways_at(self, marked: Arrow | str | None) -> list[Way]:
        """Give the arrows that are shown when an arrow or a role (its id) is marked."""
        if marked is None:
            return self.ways
        if isinstance(marked, str):
            asked = [one for one in self.quiet if marked in (one[0].source, one[0].target)]
        else:
            asked = [one for one in self.quiet if one[0] == marked]
        return self.ways + [_way(arrow, self.boxes, far, around=False) for arrow, far in asked]

    def role_at(self, x: float, y: float) -> str | None:
        """Give the role whose box is at a point, or None."""
        return next((role for role, box in self.boxes.items() if box.holds(x, y)), None)

    def arrow_at(self, x: float, y: float, reach: float = 6.0) -> Arrow | None:
        """Give the arrow at a point, or None."""
        best: tuple[float, Arrow] | None = None
        for way in self.ways:
            if way.label is not None and way.label.holds(x, y):
                return way.arrow
            near = min(hypot(px - x, py - y) for px, py in (way.at(n / 40) for n in range(41)))
            if near <= reach + way.arrow.strength / 4 and (best is None or near < best[0]):
                best = (near, way.arrow)
        return best[1] if best else None


def lay_out(found: Network, size_of: SizeOf) -> NetworkPicture:
    """Place all roles and arrows of a network."""
    sizes = {role.id: size_of(role) for role in found.roles}
    middle = hub(found)
    few = len(found.roles) <= FEW
    boxes = _columns(found, sizes, middle) if few else _springs(found, sizes)
    ways, quiet = _ways(found, boxes)
    picture = _framed(boxes, ways, middle.id if middle else None)
    picture.quiet = quiet
    return picture


def _columns(
    found: Network, sizes: dict[str, tuple[float, float]], middle: Role | None
) -> dict[str, Rect]:
    """Place the hub in the middle, its group at the left, the others at the right."""
    group = middle.group if middle else None
    others = [role for role in found.roles if middle is None or role.id != middle.id]
    left = [role for role in others if role.group == group]
    right = [role for role in others if role.group != group]
    if not left or not right:
        left, right = others[: len(others) // 2], others[len(others) // 2 :]
    widest = max((width for width, _h in sizes.values()), default=100.0)
    tall = max(_column_height(sizes, left), _column_height(sizes, right), 420.0 if middle else 0.0)
    boxes: dict[str, Rect] = {}
    reach = widest + 190.0
    _place_column(boxes, left, sizes, -reach, tall, lean=1)
    _place_column(boxes, right, sizes, reach, tall, lean=-1)
    if middle is not None:
        width, height = sizes[middle.id]
        boxes[middle.id] = Rect(-width / 2, tall * 0.62 - height / 2, width, height)
    return boxes


def _column_height(sizes: dict[str, tuple[float, float]], roles: Sequence[Role]) -> float:
    return sum(sizes[role.id][1] + 44.0 for role in roles)


def _place_column(
    boxes: dict[str, Rect],
    roles: Sequence[Role],
    sizes: dict[str, tuple[float, float]],
    x: float,
    tall: float,
    *,
    lean: int,
) -> None:
    """Place roles under each other, the outer ones nearer the middle, as on a bow."""
    free = tall - sum(sizes[role.id][1] for role in roles)
    gap = free / max(1, len(roles))
    y = gap / 2
    for n, role in enumerate(roles):
        width, height = sizes[role.id]
        along = 0.5 if len(roles) == 1 else n / (len(roles) - 1)
        bow = 4 * (along - 0.5) ** 2 * 120.0 * lean + (18.0 if n % 2 else -18.0)
        boxes[role.id] = Rect(x + bow - width / 2, y, width, height)
        y += height + gap


def _springs(found: Network, sizes: dict[str, tuple[float, float]]) -> dict[str, Rect]:
    """Place many roles by a spring layout, then push their boxes apart."""
    import networkx as nx  # noqa: PLC0415 - heavy, and only for this

    graph = nx.Graph()
    graph.add_nodes_from(role.id for role in found.roles)
    for arrow in found.arrows:
        weight = graph.get_edge_data(arrow.source, arrow.target, {"weight": 0})["weight"]
        graph.add_edge(arrow.source, arrow.target, weight=weight + sqrt(arrow.strength))
    places = nx.spring_layout(graph, seed=1, iterations=60, k=2.2 / sqrt(len(graph)))
    area = sum((width + 2 * GAP) * (height + 2 * GAP) for width, height in sizes.values())
    side = sqrt(area) * 0.8
    boxes = {}
    for role, (x, y) in places.items():
        width, height = sizes[role]
        boxes[role] = Rect(
            float(x) * side * 1.25 - width / 2, float(y) * side * 0.8 - height / 2, width, height
        )
    return _apart(boxes)


def _apart(boxes: dict[str, Rect]) -> dict[str, Rect]:
    """Push boxes apart until none overlap; what still does then goes where there is room."""
    ids = list(boxes)
    for _round in range(60):
        moved = False
        order = sorted(ids, key=lambda role: boxes[role].x)
        for n, one in enumerate(order):
            for other in order[n + 1 :]:
                a, b = boxes[one], boxes[other]
                if b.x > a.x + a.width + GAP:
                    break
                if a.meets(b, GAP):
                    boxes[one], boxes[other] = _pushed(a, b)
                    moved = True
        if not moved:
            return boxes
    return _placed_free(boxes)


def _pushed(a: Rect, b: Rect) -> tuple[Rect, Rect]:
    """Move two boxes apart along the shorter way, half each."""
    (ax, ay), (bx, by) = a.middle, b.middle
    over_x = (a.width + b.width) / 2 + GAP - abs(ax - bx)
    over_y = (a.height + b.height) / 2 + GAP - abs(ay - by)
    if over_y <= over_x:
        step = (over_y / 2 + 0.5) * (1 if by >= ay else -1)
        return Rect(a.x, a.y - step, a.width, a.height), Rect(b.x, b.y + step, b.width, b.height)
    step = (over_x / 2 + 0.5) * (1 if bx >= ax else -1)
    return Rect(a.x - step, a.y, a.width, a.height), Rect(b.x + step, b.y, b.width, b.height)


def _placed_free(boxes: dict[str, Rect]) -> dict[str, Rect]:
    """Keep boxes one by one, each at the nearest place that is free."""
    done: dict[str, Rect] = {}
    for role, box in sorted(boxes.items(), key=lambda one: hypot(*one[1].middle)):
        place, ring = box, 0
        while any(place.meets(other, GAP / 2) for other in done.values()):
            ring += 1
            sides = [(dx, dy) for dx in (-ring, 0, ring) for dy in (-ring, 0, ring) if dx or dy]
            tries = [
                Rect(box.x + dx * 24, box.y + dy * 18, box.width, box.height) for dx, dy in sides
            ]
            free = [t for t in tries if not any(t.meets(o, GAP / 2) for o in done.values())]
            place = free[0] if free else tries[0]
        done[role] = place
    return done


def _framed(boxes: dict[str, Rect], ways: list[Way], middle: str | None) -> NetworkPicture:
    """Move all so that it begins at the margin, arrows that bend out of the way too."""
    points = [way.at(n / 12) for way in ways for n in range(13)]
    xs = [x for x, _y in points] + [box.x for box in boxes.values()]
    ys = [y for _x, y in points] + [box.y for box in boxes.values()]
    left, top = min(xs, default=0.0) - MARGIN, min(ys, default=0.0) - MARGIN
    moved = {role: box.moved(-left, -top) for role, box in boxes.items()}
    xs += [box.x + box.width for box in boxes.values()]
    ys += [box.y + box.height for box in boxes.values()]
    width = max(xs, default=0.0) - left + MARGIN
    height = max(ys, default=0.0) - top + MARGIN
    return NetworkPicture(width, height, moved, [w.moved(-left, -top) for w in ways], middle)


def _ways(found: Network, boxes: dict[str, Rect]) -> tuple[list[Way], list[tuple[Arrow, float]]]:
    """Draw the arrows that are shown, the parallel ones side by side, round the boxes of others.

    Give those, and the quiet ones with how far they would be moved aside.
    """
    by_pair: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in found.arrows:
        one, other = arrow.source, arrow.target
        by_pair.setdefault((one, other) if one < other else (other, one), []).append(arrow)
    loud = _loud(found)
    drawn: list[Way] = []
    quiet: list[tuple[Arrow, float]] = []
    for arrows in by_pair.values():
        for n, arrow in enumerate(arrows):
            aside = (n - (len(arrows) - 1) / 2) * PARALLEL
            if id(arrow) in loud:
                drawn.append(_way(arrow, boxes, aside, around=len(boxes) <= FEW))
            else:
                quiet.append((arrow, aside))
    return _labelled(drawn, boxes), quiet


def _loud(found: Network) -> set[int]:
    """Choose the arrows that are shown: all of few; of many the strongest, and one at each role."""
    strongest = sorted(found.arrows, key=lambda arrow: -arrow.strength)
    if len(strongest) <= MOST_SHOWN:
        return {id(arrow) for arrow in strongest}
    loud: set[int] = set()
    reached: set[str] = set()
    for n, arrow in enumerate(strongest):
        new = {arrow.source, arrow.target} - reached
        if n < MOST_SHOWN or new:
            loud.add(id(arrow))
            reached |= new
    return loud


def _way(arrow: Arrow, boxes: dict[str, Rect], aside: float, *, around: bool) -> Way:
    source, target = boxes[arrow.source], boxes[arrow.target]
    (x1, y1), (x2, y2) = source.middle, target.middle
    long = hypot(x2 - x1, y2 - y1) or 1.0
    across = (-(y2 - y1) / long, (x2 - x1) / long)
    if arrow.source > arrow.target:  # both ways of a pair are moved aside on the same scale
        aside = -aside
    x1, y1 = x1 + across[0] * aside, y1 + across[1] * aside
    x2, y2 = x2 + across[0] * aside, y2 + across[1] * aside
    others: list[Rect] = []
    if around:
        others = [box for role, box in boxes.items() if role not in (arrow.source, arrow.target)]
    best: tuple[int, Way] | None = None
    for bend in CURVES if around else CURVES[:1]:
        control = ((x1 + x2) / 2 + across[0] * bend * long, (y1 + y2) / 2 + across[1] * bend * long)
        start = _edge(source, (x1, y1), control)
        end = _edge(target, (x2, y2), control)
        way = Way(arrow, start, control, end)
        if not around:
            return way
        through = sum(_crosses(way, box) for box in others)
        if best is None or through < best[0]:
            best = (through, way)
        if not through:
            break
    assert best is not None
    return best[1]


def _edge(box: Rect, inside: Point, towards: Point) -> Point:
    """Give where the way from a point in a box towards another leaves it, with a little air."""
    (x, y), (dx, dy) = inside, (towards[0] - inside[0], towards[1] - inside[1])
    air = 4.0
    steps: list[float] = []
    if dx:
        steps.append(((box.x - air if dx < 0 else box.x + box.width + air) - x) / dx)
    if dy:
        steps.append(((box.y - air if dy < 0 else box.y + box.height + air) - y) / dy)
    step = min((s for s in steps if s >= 0), default=0.0)
    step = min(step, 1.0)
    return x + dx * step, y + dy * step


def _crosses(way: Way, box: Rect) -> bool:
    return any(box.holds(*way.at(n / 24), gap=3.0) for n in range(1, 24))


def _labelled(ways: list[Way], boxes: dict[str, Rect]) -> list[Way]:
    """Give the strongest arrows their number, where it covers neither box nor other number."""
    strongest = sorted(ways, key=lambda way: -way.arrow.strength)
    wanted = {id(way) for way in strongest[:MOST_LABELS] if way.arrow.strength > 1}
    taken: list[Rect] = list(boxes.values())
    labels: dict[int, Rect] = {}
    for way in strongest:
        if id(way) not in wanted:
            continue
        for step in (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.22, 0.78):
            x, y = way.at(step)
            label = Rect(x - LABEL[0] / 2, y - LABEL[1] / 2, *LABEL)
            if not any(label.meets(other, 3.0) for other in taken):
                taken.append(label)
                labels[id(way)] = label
                break
    return [replace(way, label=labels.get(id(way))) for way in ways]
