"""What can go wrong with the record. Every message says what to do next.

ArchiveError
├── NotArchived     no such meeting, item or capture
│   └── NoArchive   there is none in this home yet, or not any more
├── Damaged         what is on disk is not what was written
├── NewerThanUs     the archive was written by a later Minutebook
└── InUse           another process is writing to this home
"""


class ArchiveError(Exception):
    """The record could not be read or written; the message is one line for a person and names the remedy."""


class NotArchived(ArchiveError):
    """No meeting, item or capture of that name is in this archive."""


class NoArchive(NotArchived):
    """No archive lies in this home."""


class Damaged(ArchiveError):
    """A file of the archive does not hold what was written to it."""


class NewerThanUs(ArchiveError):
    """The archive's schema is newer than this program knows."""


class InUse(ArchiveError):
    """Another process writes to this home now."""
