"""This meeting's attendance, and whom a label of the minutes means by it: one person who was there, or nobody."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archive.model import Attendance, RemarkKind, SettledBy
from indexer.reading.names import COUNCILLOR_TITLES, HONORIFICS, PARTICLES, TITLES

_TITLE = re.compile(
    rf"(?:the\s)?(?:{TITLES}|(?:Deputy\s|Lord\s)?Mayor|(?:The\s)?(?:Right\s|Rt\.?\s)?Hon(?:ourable)?\.?)\s", re.I
)
# "Sir Edwin" is called by his first name.
_KNIGHT = re.compile(r"(?:Sir|Dame|Lady|Lord|Father|Sister|Canon)\s\S+$")
_COUNCILLOR = re.compile(rf"(?:{COUNCILLOR_TITLES})\b", re.I)
_HONORIFIC = re.compile(rf"(?:{HONORIFICS})\.?\s(?!{COUNCILLOR_TITLES})")
_LEARNED = re.compile(r"(?:Dr|Doctor|Prof|Professor|Rev|Revd|Reverend)\b")
_KEY = re.compile(r"\(([^()]{1,60})\)")
_INITIALS = re.compile(r"[A-Z](?:[A-Z]{1,3}[a-z]?|[a-z]{1,2}[A-Z]{1,2})")
_AFTER_NAME = re.compile(r",.*|\s(?:OBE|MBE|CBE|BEM|JP|MP|QC|KC|DL)\b.*")
_AWAY = re.compile(
    r"(?!present|in attendance|attended).*(?:\babsent|apolog|\bnot (?:present|in attendance)|did not attend|no show|"
    r"non-attendance)"
)
_MEMBER_ROLE = re.compile(
    r"(?:(?:vice|deputy|co|acting)[- ])?(?:chair(?:man|woman|person)?(?: of (?:the )?(?:committee|panel|board|"
    r"council|forum))?|"
    r"convenor|councillor\b.*|(?:.*\s)?member\b.*|(?:deputy )?leader\b.*|(?:lord |deputy )*mayor|substitute\b.*|"
    r"portfolio\b.*|"
    r"cabinet\b.*)",
    re.I,
)
_JOB_ROLE = re.compile(
    r"\b(?:officer|director|head|manager|solicitor|executive|adviser|advisor|engineer|auditor|clerk)\b", re.I
)
_CHAIR = re.compile(r"chair(?:man|woman|person)?")
# "Deputy Leader and Cabinet Member for Finance" are two roles; "Environment and Transport" is one.
_NEXT_ROLE = re.compile(
    r"\s*(?:,|;|/|\band\b|&|\(|\)|\s[–-]\s)\s*(?=(?:the\s)?(?:(?:deputy|vice|assistant|acting|shadow|statutory)[-\s])?"
    r"(?:cabinet|executive|portfolio|lead|leader|chair|mayor|ward|member|monitoring|section|s151|returning|head|"
    r"director|"
    r"chief|clerk|treasurer|solicitor|independent|co-opted|convenor|convener|substitute)|\)?$)",
    re.I,
)
# Roles that a committee has one of and others have one of too: never told by a part of their name.
_NOT_BY_PART = frozenset({"chair", "leader", "mayor", "member", "president", "holder", "officer", "representative"})
_SECONDS = frozenset({"deputy", "assistant", "vice", "associate", "depute", "former", "shadow"})
_BODIES = frozenset({"committee", "panel", "board", "forum", "meeting", "sub"})
# What every list says of its members names nobody.
_ANYBODYS = frozenset(
    {("committee", "member"), ("member",), ("board", "member"), ("panel", "member"), ("councillor",), ("substitute",)}
)
_SMALL_WORDS = frozenset({"of", "for", "and", "the", "to", "with"})
_PARTICLES = frozenset(PARTICLES)
_SHE = frozenset({"mrs", "ms", "miss", "lady", "dame", "baroness", "madam"})
_HE = frozenset({"mr", "sir", "lord", "father", "fr"})
_OTHER_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Attendee:
    """A line of the attendance list made ready to be compared. `bare` is the name as printed, without title and key."""

    bare: str
    words: tuple[str, ...]
    gender: str | None
    key: str | None
    roles: frozenset[tuple[str, ...]]
    away: bool
    councillor: bool
    officer: bool

    @property
    def kind(self) -> RemarkKind:
        if self.councillor:
            return RemarkKind.COUNCILLOR
        return RemarkKind.OFFICER if self.officer else RemarkKind.OTHER


@dataclass(frozen=True, slots=True)
class Settled:
    """The attendee that a label means, and what told it."""

    attendee: Attendee
    by: SettledBy


class People:
    """Whom labels mean in one meeting. Absent members are known, so that they are never taken for another."""

    def __init__(self, attendance: Iterable[Attendance], committee: str | None = None) -> None:
        self._body = frozenset(_plain_words(committee or "")) | _BODIES
        lines = list(attendance)
        # Where councillors are printed with their title, a "Chair" without it is none (a schools forum's, a partner's).
        titled = any(_COUNCILLOR.match(line.name) for line in lines)
        self._titled = titled
        attendees = (_attendee(line, titled, self._body) for line in lines)
        self._all = tuple({(a.words, a.roles): a for a in attendees if a.words}.values())
        self._present = tuple(a for a in self._all if not a.away)
        self._by_surname: dict[str, list[Attendee]] = {}
        self._by_first_name: dict[str, list[Attendee]] = {}
        for attendee in self._present:
            self._by_surname.setdefault(attendee.words[-1], []).append(attendee)
            self._by_first_name.setdefault(attendee.words[0], []).append(attendee)
        self._keys = frozenset(a.key for a in self._all if a.key)
        self._words = frozenset(w for w in {*self._by_surname, *self._by_first_name} if len(w) > 2)
        self._is_word: dict[str, bool] = {}
        self._known: dict[tuple[str, str], Settled | None] = {}

    def has_key(self, letters: str) -> bool:
        """Whether the list prints these initials beside a name."""
        return letters in self._keys

    def has_word(self, word: str) -> bool:
        """Whether somebody who was there has this surname or first name."""
        if word not in self._is_word:
            self._is_word[word] = folded(word) in self._words
        return self._is_word[word]

    def named(self, label: str) -> Settled | None:
        """By a name, with or without title: "Councillor A Smith", "Jane Doe"."""
        return self._settled("name", label, self._by_name)

    def with_initials(self, label: str) -> Settled | None:
        """By initials: the key "Name (XX)" of the list, else the only one there whose initials these are."""
        return self._settled("initials", label, self._by_initials)

    def in_role(self, label: str) -> Settled | None:
        """By a role or post that the list prints: "Chair", "Head of Housing"."""
        return self._settled("role", label, self._by_role)

    def _settled(self, how: str, label: str, find: Callable[[str], Settled | None]) -> Settled | None:
        if (how, label) not in self._known:
            self._known[how, label] = find(label) if self._all else None
        return self._known[how, label]

    def _by_name(self, label: str) -> Settled | None:
        words, gender = _words(_bare(label)[0]), gender_of(label)
        found = [a for a in self._by_surname.get(words[-1], ()) if _is_named(a.words, words)] if words else []
        if not found and len(words) == 1 and (" " not in label or _KNIGHT.match(label)):
            found = list(self._by_first_name.get(words[0], ()))
        if gender is not None:
            found = [a for a in found if a.gender in {None, gender}]
        if _COUNCILLOR.match(label):
            found = [a for a in found if a.councillor] or [a for a in found if not a.officer]
            # "Cllr Mrs Lowe" is who is printed as Mrs.
            found = [a for a in found if gender and a.gender == gender] or found
        elif self._titled and _HONORIFIC.match(label):
            # Where councillors are called so, "Mr Smith" is a Smith who is none, or is printed so.
            found = [a for a in found if not a.councillor or (gender is not None and a.gender == gender)]
        if _LEARNED.match(label):
            # "Dr Smith" is nobody who is printed as "Mr Smith".
            found = [a for a in found if a.gender is None]
        return _only(found, SettledBy.NAME)

    def _by_initials(self, label: str) -> Settled | None:
        keyed = [a for a in self._all if a.key == label]
        if keyed:
            return _only([a for a in keyed if not a.away], SettledBy.INITIALS)
        return _only([a for a in self._present if label in _initials(a)], SettledBy.INITIALS)

    def _by_role(self, label: str) -> Settled | None:
        role = _role_words(label, self._body)
        if not role or role in _ANYBODYS:
            return None
        found = [a for a in self._present if role in a.roles]
        # "The Leader" of a list that prints "Leader of the Council".
        found = found or [a for a in self._present if (*role, "council") in a.roles]
        return _only(found or self._with_part(role), SettledBy.ROLE)

    def _with_part(self, role: tuple[str, ...]) -> list[Attendee]:
        """ "The Clerk" of a list that prints "Town Clerk", "the Director" of the only one that it prints."""
        if _NOT_BY_PART & {role[0], role[-1]}:
            return []
        found = [a for a in self._all if any(_is_part(role, whole) for whole in a.roles)]
        return [] if any(a.away for a in found) else found


def _is_part(role: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a role begins or ends another; "Deputy Commissioner" is never called "the Commissioner"."""
    return role in (whole[: len(role)], whole[-len(role) :]) and _SECONDS.isdisjoint({*whole} - {*role})


def gender_of(label: str) -> str | None:
    """ "he" or "she" where the title tells it."""
    for word in label.lower().replace(".", " ").split()[:3]:
        if word in _SHE:
            return "she"
        if word in _HE:
            return "he"
    return None


def without_title(name: str) -> str:
    while found := _TITLE.match(name):
        name = name[found.end() :]
    return name


def _only(found: list[Attendee], by: SettledBy) -> Settled | None:
    if len({a.words for a in found}) != 1:
        return None
    return Settled(found[0], by)


def _attendee(line: Attendance, councillors_are_titled: bool, body: frozenset[str]) -> Attendee:
    name = " ".join(line.name.split())
    bare, key = _bare(name)
    role = line.role or ""
    councillor = _COUNCILLOR.match(name) is not None or (
        not councillors_are_titled
        and _MEMBER_ROLE.fullmatch(role.strip()) is not None
        and _JOB_ROLE.search(role) is None
    )
    in_attendance = (line.status or "").lower().startswith("in attendance")
    return Attendee(
        bare=bare,
        words=_words(bare),
        gender=gender_of(name),
        key=key,
        roles=frozenset(filter(None, (_role_words(one, body) for one in (role, *_NEXT_ROLE.split(role))))),
        away=_AWAY.match((line.status or "").lower().strip()) is not None,
        councillor=councillor,
        officer=not councillor and (in_attendance or _JOB_ROLE.search(role) is not None),
    )


def _bare(name: str) -> tuple[str, str | None]:
    """The name without title and brackets, and the initials that stood in a bracket: of the name, not of a body."""
    bare = without_title(" ".join(_KEY.sub(" ", name).split()))
    words = folded(bare).split()
    brackets = (bracket.replace(".", "").strip() for bracket in _KEY.findall(name))
    letters = (b for b in brackets if _INITIALS.fullmatch(b) and words)
    key = next((b for b in letters if folded(b[0]) == words[0][0] or folded(b[-1]) == words[-1][0]), None)
    return bare, key


def _words(name: str) -> tuple[str, ...]:
    """The name's words as they are compared: no case, accents, apostrophes, dots or letters after the name."""
    return tuple(folded(name).split())


def folded(name: str) -> str:
    """A name with nothing that spellings of it differ by."""
    plain = unicodedata.normalize("NFKD", _AFTER_NAME.sub("", name).lower().translate(_OTHER_LETTERS))
    kept = "".join(c for c in plain if c.isalnum() or c in " -.")
    return kept.replace(".", " ")


def _is_named(full: tuple[str, ...], label: tuple[str, ...]) -> bool:
    """Whether `label` may mean the person `full`: the surname, and before it first names or initials that agree."""
    for surname in range(len(label), 0, -1):
        if full[-surname:] == label[-surname:]:
            return _agree(full[:-surname], label[:-surname])
    return False


def _agree(full: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Each given name is one of the full ones, in order; a letter stands for a name, and a name for its letter."""
    rest = iter(full)
    return all(
        any(name == f or (len(name) == 1 and f[0] == name) or (len(f) == 1 and name[0] == f) for f in rest)
        for name in given
    )


def _initials(attendee: Attendee) -> frozenset[str]:
    words = [w for w in attendee.words if w not in _PARTICLES] or list(attendee.words)
    if len(words) < 2:
        return frozenset()
    all_words = "".join(w[0] for w in attendee.words)
    parts = "".join(part[0] for w in words for part in w.split("-") if part)
    return frozenset(s.upper() for s in (words[0][0] + words[-1][0], "".join(w[0] for w in words), all_words, parts))


def _role_words(role: str, body: frozenset[str]) -> tuple[str, ...]:
    """A role's words as they are compared; "Chair of the Audit Committee" is "chair" where that committee meets."""
    words = _plain_words(role)
    at = words.index("chair") + 1 if "chair" in words else len(words)
    return words[:at] if body.issuperset(words[at:]) else words


def _plain_words(text: str) -> tuple[str, ...]:
    plain = re.sub(r"[^\w\s-]", " ", text.lower().replace("&", " and ")).replace("-", " ")
    return tuple(word for word in _CHAIR.sub("chair", plain).split() if word not in _SMALL_WORDS)
