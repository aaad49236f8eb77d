"""Take long compounds apart where two words were put together.

    pieces("Informationssikkerhedspolitik")     # ("Informations", "sikkerheds", "politik")

Headings are narrow and Danish words are long: on the screen, on paper and in a workbook a word may
be divided, but only at such a joint. The joints come from a list of the words that administration
is made of; a word that the list can't take apart stays whole.
"""

from functools import lru_cache

# Words that stand inside compounds. A linking s or e is found by itself.
_PARTS = frozenset(
    """
    adgang administration afdeling aflevering aftale agent aktivitet analyse anskaffelse ansvar
    ansvarlig arbejde arbejds architecture arkitekt arkitektur arkiv bedømmelse behandler
    behandling behov beredskab beskrivelse beskyttelse beskæftigelse beslutning bestyrelse
    bestyrer bevilling borger bruger budget bygning børn børne center chef dagtilbud data
    database digital digitalisering direktion direktør dokumentation drift effekt ejendom ejer
    ejerskab enhed evaluering fag faglig fagsystem familie fase forandring foranstaltning
    forbedring forening forhold forløb formand formåen forretning forsikring forsyning forum
    forvalter forvaltning forældre frist fællesskab fører gang gennemførelse gevinst governance
    grundlag gruppe handicap handling hjemme hjælp hygiejne håndbog håndtering hændelse
    implementering indkøb indsats information infrastructure infrastruktur innovation instruks
    integration investering it kanal kapacitet kategori klage klient kommission kommunal kommune
    kommunikation kompetence koncern konsekvens konsulent kontakt kontinuitet kontor kontrakt
    kontrol koordinator koordinering krav krise kultur kvalitet køkken ledelse leder leverance
    leverandør licens linje logning lokal lovgivning lærer løn løsning management medarbejder
    medlem metode miljø model myndighed mål målsætning netværk niveau nævn område operation
    opfølgning opgave opgørelse oplysning organisation organisering overblik overholdelse
    oversigt overvågning partner pause person personale persondata plan planlægning pleje
    politik portefølje prioritering privatliv problem procedure proces produkt program projekt
    psykiatri ramme rapport realisering regel registrering regning rekruttering responsibility
    ressource retning risici risiko rolle råd rådgiver rådgivning sags samarbejde sammenhæng
    samtykke sekretariat sektor service sikkerhed sikring skole social software specialist stab
    standard statistik status strategi struktur styre styring støtte sundhed support supporter
    system sårbarhed teknik teknologi test tilbud tilgængelighed tilladelse tilsyn tjeneste
    udbud udbyder uddannelse udrulning udskrivning udvalg udvikling udviklings ulykke
    undersøgelse undervisning valg vedligehold vedligeholdelse vej vejleder vejledning velfærd
    version viden virksomhed vurdering ydelse ældre ændring økonomi ønske
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_LINKS = ("", "s", "e", "er", "en", "n")
_ENDINGS = (
    "",
    "en",
    "et",
    "er",
    "erne",
    "ne",
    "n",
    "r",
    "e",
    "s",
    "ens",
    "ets",
    "rne",
    "t",
    "ere",
    "ken",
)
_LEAST = 4  # letters on either side of a break; fewer look torn
_LONGEST_WORD = 60  # letters; no compound is longer, and taking one apart takes ever longer


@lru_cache(maxsize=4096)
def pieces(word: str) -> tuple[str, ...]:
    """Take a compound apart at its joints; a word that is none stays one piece."""
    stem, hyphen, last = word.rpartition("-")
    if hyphen and last.isalpha():
        first, *rest = pieces(last)
        return (stem + hyphen + first, *rest)
    if not 2 * _LEAST < len(word) <= _LONGEST_WORD or not word.isalpha():
        return (word,)
    low = word.lower()
    best = _apart(low, 0)
    if best is None:
        return _two(word, low)
    found: list[str] = []
    start = 0
    for end in best:
        found.append(word[start:end])
        start = end
    return tuple(found)


def _apart(low: str, start: int) -> list[int] | None:
    """Find where known words end from a place on, so that all of the rest is known words."""
    rest = low[start:]
    for ending in _ENDINGS:
        if rest.endswith(ending) and rest[: len(rest) - len(ending)] in _PARTS:
            return [len(low)]
    for end in range(len(low) - _LEAST, start + 1, -1):
        if _is_part(low[start:end]):
            after = _apart(low, end)
            if after is not None:
                return [end, *after] if end - start >= _LEAST or start == 0 else after
    return None


def _is_part(text: str) -> bool:
    return any(text.endswith(link) and text[: len(text) - len(link)] in _PARTS for link in _LINKS)


def _two(word: str, low: str) -> tuple[str, ...]:
    """Divide a word whose last part alone is known (Digitaliserings|dagsorden the other way)."""
    for cut in range(_LEAST, len(low) - _LEAST + 1):
        if _apart(low, cut) == [len(low)] and len(low) - cut >= 5:
            return word[:cut], word[cut:]
    return (word,)
