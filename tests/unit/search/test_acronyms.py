"""What a text explains of an acronym, and what it does not."""

import pytest

from indexer.search.acronyms import definitions


@pytest.mark.parametrize(
    ("text", "short", "long_forms"),
    [
        ("The Community Speed Watch (CSW) scheme.", "CSW", ["community speed watch"]),
        ("the community speed watch (“CSW”, the scheme)", "CSW", ["community speed watch"]),
        ("Community Speed Watch [CSW]", "CSW", ["community speed watch"]),
        ("Under CSW (Community Speed Watch) volunteers stand by.", "CSW", ["community speed watch"]),
        ("Under “CSW” (“Community Speed Watch”) volunteers stand by.", "CSW", ["community speed watch"]),
        ("Two Community Speed Watches (CSWs)", "CSW", ["community speed watches"]),
        ("Friends of the Earth (FoE)", "FOE", ["friends of the earth"]),
        ("A Memorandum of Understanding (MoU)", "MOU", ["memorandum of understanding"]),
        ("A Memorandum of Understanding (MU)", "MU", ["memorandum of understanding"]),
        ("Parks & Gardens Trust (PGT)", "PGT", ["parks and gardens trust"]),
        ("The Cross-Party Working Group (CWG)", "CWG", ["cross party working group"]),
        ("The Cross-Party Working Group (CPWG)", "CPWG", ["cross party working group"]),
        ("Local Transport Plan 4 (LTP4)", "LTP4", ["local transport plan 4"]),
        (
            "Asked of the Green Lanes Group (GLG) and Grey Lanes Group (GLG)",
            "GLG",
            ["green lanes group", "grey lanes group"],
        ),
        ("Community Speed Watch (csw)", "CSW", []),
        ("Community Speed Watch CSW", "CSW", []),
        ("Community Speed Patrol (CSW)", "CSW", []),
        ("Community. Speed Watch (CSW)", "CSW", []),
        ("It is of the Earth (OTE)", "OTE", []),
        ("Parish Council. PC Jones (PC) spoke", "PC", []),
        ("CSW (Community Speed Watch and its friends)", "CSW", []),
        ("Coldstream (C)", "C", []),
        ("(CSW)", "CSW", []),
        ("CSW (", "CSW", []),
    ],
)
def test_an_acronym_is_explained_where_it_and_its_long_form_stand_beside_one_another_one_of_them_in_brackets(
    text: str, short: str, long_forms: list[str]
) -> None:
    assert [" ".join(words) for words in definitions(text, short)] == long_forms
