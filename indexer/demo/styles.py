"""How the clerks of the made-up council write: how they name speakers, number paragraphs and open resolutions."""

from dataclasses import dataclass
from enum import StrEnum

from archive.model import RemarkKind, SettledBy
from indexer.demo.truth import Attendee, Person


class Naming(StrEnum):
    COUNCILLOR = "Councillor"
    CLLR = "Cllr"
    HONORIFIC = "honorific"  # "Mr Yelland", councillors too
    INITIALS = "initials"  # "AH"; the key stands in the attendance list
    NAME_JOB = "name and job"  # "Rhiannon Môn, Head of Housing,"


@dataclass(frozen=True, slots=True)
class Voice:
    """One committee's manner. `numbers` is "minute" ("53.2"), "plain" ("1.") or ""; `body` begins a sentence."""

    naming: Naming
    body: str
    members: str
    leads: tuple[str, ...]
    numbers: str = ""
    unnamed: bool = False  # "A Member asked"


@dataclass(frozen=True, slots=True)
class Speaker:
    """`subject` names the speaker inside a sentence ("the Chair"); `label` is the same without article or job."""

    subject: str
    label: str
    kind: RemarkKind
    pronoun: str
    person: str | None = None
    settled_by: SettledBy | None = None

    def opens(self) -> str:
        """The subject at the start of a sentence."""
        return self.subject[0].upper() + self.subject[1:]


def initials(person: Person) -> str:
    """ "JM" of "Joanna Marsh-Peel", "EN" of "Efua Nyarko-Bell"."""
    return person.first[0] + person.last[0]


def printed_name(person: Person, voice: Voice) -> tuple[str, str]:
    """The name in the attendance list, and the same without title and key."""
    if voice.naming is Naming.INITIALS:
        return f"{person.name} ({initials(person)})", person.name
    if voice.naming is Naming.HONORIFIC:
        bare = f"{person.first[0]} {person.last}" if person.is_councillor else person.name
        return f"{person.title} {bare}", bare
    if person.is_councillor:
        return f"Councillor {person.name}", person.name
    return person.name, person.name


def _label(person: Person, voice: Voice, shared_surname: bool) -> str:
    last = curly(person.last)
    if voice.naming is Naming.INITIALS:
        return initials(person)
    if person.is_councillor and voice.naming is not Naming.HONORIFIC:
        title = "Cllr" if voice.naming is Naming.CLLR else "Councillor"
        return f"{title} {curly(person.name) if shared_surname else last}"
    if shared_surname and person.is_councillor:
        return f"{person.title} {person.first[0]} {last}"
    return f"{person.title} {last}"


def curly(text: str) -> str:
    """Word's apostrophes, as minutes have them; attendance lists are typed and keep the straight ones."""
    return text.replace("'", "’")


def speaker(attendee: Attendee, voice: Voice, shared_surname: bool = False) -> Speaker:
    """The attendee as this committee's minutes name them."""
    person = attendee.person
    label = _label(person, voice, shared_surname)
    kind = RemarkKind.COUNCILLOR if person.is_councillor else RemarkKind.OFFICER
    if voice.naming is Naming.INITIALS:
        return Speaker(label, label, RemarkKind.INITIALS, person.pronoun, attendee.bare, SettledBy.INITIALS)
    return Speaker(label, label, kind, person.pronoun, attendee.bare, SettledBy.NAME)


def with_job(attendee: Attendee, voice: Voice) -> Speaker:
    """An officer or partner at the first mention: "Rhiannon Môn, Head of Housing,"; elsewhere as `speaker`."""
    person = attendee.person
    if voice.naming is Naming.INITIALS or person.job is None:
        return speaker(attendee, voice)
    name = curly(person.name)
    if voice.naming is Naming.NAME_JOB:
        return Speaker(
            f"{name}, {person.job},", name, RemarkKind.OFFICER, person.pronoun, attendee.bare, SettledBy.NAME
        )
    job = curly(person.job)
    return Speaker(f"the {job}", job, RemarkKind.OFFICER, person.pronoun, attendee.bare, SettledBy.ROLE)


def in_role(attendee: Attendee, role: str) -> Speaker:
    """ "The Chair", "The Cabinet Member for ...", settled by the role that the attendance list prints."""
    return Speaker(f"the {role}", role, RemarkKind.ROLE, attendee.person.pronoun, attendee.bare, SettledBy.ROLE)


def member_of_the_public(name: str) -> Speaker:
    """Somebody from the audience, named with a title: "Mr Edwin Larkspur"."""
    pronoun = "he" if name.startswith("Mr ") else "she"
    return Speaker(curly(name), curly(name), RemarkKind.PUBLIC, pronoun)


A_MEMBER = Speaker("a Member", "Member", RemarkKind.UNNAMED_MEMBER, "they")


def representative(of: str) -> Speaker:
    return Speaker(f"a representative of {of}", f"representative of {of}", RemarkKind.OTHER, "they")


def body(voice: Voice) -> Speaker:
    """ "The Forum": who welcomes and notes."""
    label = voice.body.removeprefix("The ")
    return Speaker(voice.body, label, RemarkKind.BODY, "it")
