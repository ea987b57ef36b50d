"""How long regular expressions are written in this room: over several lines, a blank for any white space."""


def spaced(text: str) -> str:
    r"""The expression written as `text`: lines are joined without what indents them, a blank stands for `\s`."""
    return "".join(line.strip() for line in text.splitlines()).replace(" ", r"\s")
