"""The record: what was minuted, where we read it, when. It knows nothing of search or of the web."""

__version__ = "0.1.0"
