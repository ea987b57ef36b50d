"""Which words are English. One that is, and stands in no item, is a word of its own and no slip of the pen."""

from functools import lru_cache
from importlib.resources import files

# The 82,765 commonest words of English, British spellings among them, a word and its frequency a line. Nothing else of
# the package is used, and it is loaded when a search first finds nothing.
_PACKAGE, _LIST = "symspellpy", "frequency_dictionary_en_82_765.txt"


# Words of today that it has not. A plural is known by its singular.
_NEWER = frozenset(
    """
    airbnb blockchain brexit byelaw coronavirus crowdfunding cryptocurrency cuckooing cyberbullying decarbonisation
    decarbonise deepfake ebike escooter facemask flytip flytipped flytipper flytipping foodbank fracking ginnel
    glamping greenwashing gritter groyne hackathon incel influencer insourcing jitty livestream lockdown masterplan
    microgrid microplastic multifaith neurodivergent neurodiverse neurodiversity onboarding parkrun pedestrianise
    placemaking playpark prosecco ransomware reskilling rewild rewilded rewilding ringfence ringfenced ringfencing
    selfie sextortion skatepark snicket staycation streetscape superfast telecare telehealth transphobia
    transphobic twitten ultrafast unadopted upskill upskilling vape vaping vlog walkability wellbeing whistleblower
    whistleblowing workstream zumba
    """.split()  # noqa: SIM905  a list of them would fill a screen
)


def is_english(word: str) -> bool:
    """Whether a folded word is one of English."""
    return word in words() or word in _NEWER or word.removesuffix("s") in _NEWER


def frequency(word: str) -> int:
    """How often the word stands in English texts, counted in many of them; 0 for what is none or too new."""
    return words().get(word, 0)


@lru_cache(maxsize=1)
def words() -> dict[str, int]:
    """All of the list, folded, with their frequencies."""
    listed = files(_PACKAGE).joinpath(_LIST).read_text("utf-8-sig")
    return {word: int(times) for word, _, times in (line.partition(" ") for line in listed.splitlines())}
