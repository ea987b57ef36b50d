"""What opens a point in minutes: bullet signs and typed numbers, and how deep a point lies under the ones before it."""

import re
from dataclasses import dataclass, field

# Word's bullets as they arrive: real signs, letters of the Symbol and Wingdings fonts, and these fonts' private codes.
# Those that are nothing else may stand right before the words.
_BULLET = re.compile(
    "([·•●○◦∙▪■□▫‣⁃➢➤►▶❖◆✓✔→»›*Øo§\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf06f‐‒−–—-])(?:\\s+|$|"
    "(?<=[·•●◦∙▪■▫‣➢➤\uf0b7\uf0a7\uf0d8\uf0fc\uf06f])(?=\\w))(?<!§ (?=\\d))"
)

_NUMBER = re.compile(
    r"""
    (?: (?P<dotted>\d{1,4}[A-Z]?(?:\.\d{1,3}){1,5})(?P<dot>[.):]?)
      | (?P<number>\(\d{1,3}\)|\d{1,4}[.)])
      | (?P<mixed>\d{1,3}[a-z][.)])(?=\s+[\"“(]?[A-Z])
      | (?P<letter>\([A-Za-z]\)|[A-Za-z]\)|\((?P<twice>[a-z])(?P=twice)\)|[A-Za-z]\.)
      | (?P<roman>\((?:[ivxl]{2,7}|[IVXL]{2,7})\)|(?:[ivxl]{2,7}|[IVXL]{2,7})[.)])
    )
    (?:\s+|$|(?=[A-Z][a-z]))
    """,
    re.VERBOSE,
)
# "5.30 pm", "2.5 per cent", "1.2 million": what is counted is no minute number.
_COUNTED = re.compile(
    r"(?:[ap]\.?m\b|%|per\s?cent\b|percentage\b|million\b|billion\b|bn\b|[mk]\b|km\b|kg\b|ha\b|miles?\b|"
    r"hectares?\b|acres?\b|"
    r"met(?:re|er)s?\b|sq\b|tonnes?\b|litres?\b|fte\b|WTE\b|hours?\b|days?\b|weeks?\b|months?\b|years?\b|times\b|"
    r"points?\b)",
    re.I,
)
_OPENS_A_SENTENCE = re.compile(r"(?:that|the|to|a|an|in|it|there|this|these|all|no|note|approve|agree)\b", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Mark:
    """A bullet sign or a typed number. `label` is the number as printed, None for a bullet; `rest` begins the words."""

    style: str
    rest: int
    label: str | None = None
    value: int = 0
    roman: int = 0


def mark_of(text: str, expected: str | None = None) -> Mark | None:
    """The mark that `text` (no white space before it) opens with. `expected` is the dotted number of the point before.

    A bullet may be followed by a number, which then is the mark.
    """
    bullet = _BULLET.match(text)
    at = bullet.end() if bullet else 0
    number = _number_of(text, at, expected)
    if number is not None:
        return number
    return Mark(f"bullet {bullet[1]}", bullet.end()) if bullet else None


def _number_of(text: str, at: int, expected: str | None) -> Mark | None:
    first = _single_number(text, at, expected)
    if first is None:
        return None
    # "1. (a) ..." opens a point and its first part in one line.
    second = _NUMBER.match(text, first.rest)
    if second is None or second["letter"] is None:
        return first
    return part_of(first, _mark_from(second)) or first


def part_of(number: Mark, part: Mark) -> Mark | None:
    """The mark of "(a)" right behind the number of what it is a part of; None where it is no such part."""
    opens = part.label is not None and part.label.startswith("(") and ("letter" in part.style or "roman" in part.style)
    if not opens or number.label is None:
        return None
    return Mark(part.style, part.rest, f"{number.label} {part.label}", part.value, part.roman)


def _single_number(text: str, at: int, expected: str | None) -> Mark | None:
    found = _NUMBER.match(text, at)
    if found is None:
        return None
    following = text[found.end() : found.end() + 24]
    if found["dotted"] and not _is_minute_number(found, following, expected):
        return None
    if found["number"] and _YEAR.match(found["number"]):
        return None
    if found["letter"] and found["letter"].endswith(".") and not _is_letter_of_a_list(found["letter"], following):
        return None
    if found["roman"] and _roman_value(found["roman"].strip("().").lower()) == 0:
        return None
    return _mark_from(found)


def _is_minute_number(found: re.Match[str], following: str, expected: str | None) -> bool:
    parts = found["dotted"].split(".")
    if any(part.startswith("0") for part in parts[1:]) or _COUNTED.match(following):
        return False
    if found["dot"] or not following or not following[0].islower():
        return True
    return expected is not None and expected.split(".")[:-1] == parts[:-1]


def _is_letter_of_a_list(letter: str, following: str) -> bool:
    """ "A. Smith" is a name, "c. 1900" a date: a capital counts only before a word that opens a sentence."""
    if letter[0].islower():
        return letter != "p." and following[:1].isalpha()
    return _OPENS_A_SENTENCE.match(following) is not None


def _mark_from(found: re.Match[str]) -> Mark:
    label = found[0].strip()
    rest = found.end()
    if found["dotted"]:
        return Mark(f"decimal {found['dotted'].count('.') + 1}", rest, label.rstrip(":"))
    shape = re.sub(r"\w+", "", label)
    inner = label.strip("().")
    if found["number"]:
        style = "decimal 1" if shape == "." else f"number {shape}"
        return Mark(style, rest, label, int(inner))
    if found["mixed"]:
        return Mark(f"mixed {shape}", rest, label)
    case = "upper" if inner[0].isupper() else "lower"
    roman = _roman_value(inner.lower())
    if found["roman"]:
        return Mark(f"{case} roman {shape}", rest, label, 0, roman)
    return Mark(f"{case} letter {shape}", rest, label, ord(inner[0].lower()) - 96 + 26 * (len(inner) - 1), roman)


def _roman_value(text: str) -> int:
    """The value of a lower-case roman number, 0 where it is none."""
    digits = [_ROMAN_DIGITS.get(letter, 0) for letter in text]
    if not all(digits):
        return 0
    value = sum(-d if d < n else d for d, n in zip(digits, [*digits[1:], 0], strict=True))
    return value if _roman(value) == text else 0


def _roman(value: int) -> str:
    text = ""
    for amount, sign in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += sign * (value // amount)
        value %= amount
    return text


@dataclass(slots=True)
class _Open:
    """A point that others may lie under."""

    style: str
    value: int
    indent: int


@dataclass(slots=True)
class Depths:
    """Tells the level of each point from the ones before it; text between points begins anew."""

    numbers: list[_Open] = field(default_factory=list)
    bullets: list[_Open] = field(default_factory=list)

    def reset(self) -> None:
        self.numbers.clear()
        self.bullets.clear()

    def level_of(self, mark: Mark, indent: int) -> int:
        if mark.label is None:
            return self._level_of_bullet(mark, indent)
        self.bullets.clear()
        return self._level_of_number(mark, indent)

    def _level_of_number(self, mark: Mark, indent: int) -> int:
        style, value = self._settled_style(mark)
        if style.startswith("decimal"):
            # "54." or "53.3" closes all that lay under "53.2".
            deeper = [n for n, o in enumerate(self.numbers) if o.style.startswith("decimal") and o.style > style]
            del self.numbers[min(deeper, default=len(self.numbers)) :]
        at = next((n for n, o in enumerate(self.numbers) if o.style == style), len(self.numbers))
        self.numbers[at:] = [_Open(style, value, indent)]
        return at + 1

    def _settled_style(self, mark: Mark) -> tuple[str, int]:
        """ "(i)" is roman but after "(h)"; "(v)", "(x)" and "(l)" are only where the one before them was counted so."""
        as_roman = mark.style.replace("letter", "roman")
        if mark.style == as_roman or not mark.roman:
            return mark.style, mark.roman or mark.value
        open_styles = {o.style: o.value for o in self.numbers}
        if mark.roman == 1:
            is_roman = open_styles.get(mark.style) != mark.value - 1
        else:
            is_roman = open_styles.get(as_roman) == mark.roman - 1
        return (as_roman, mark.roman) if is_roman else (mark.style, mark.value)

    def _level_of_bullet(self, mark: Mark, indent: int) -> int:
        base = len(self.numbers) if self.numbers and indent > self.numbers[-1].indent else 0
        while self.bullets and indent < self.bullets[-1].indent:
            self.bullets.pop()
        same = next((n for n, o in enumerate(self.bullets) if o.style == mark.style and o.indent == indent), None)
        if same is None:
            same = len(self.bullets)
        self.bullets[same:] = [_Open(mark.style, 0, indent)]
        return base + same + 1
