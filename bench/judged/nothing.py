"""Queries that must find nothing, each with the claim that no item fulfils."""

from judged.grading import committee, empty, held, numbered, outcome, says, spoken_by, titled

QUERIES = (
    empty('"noted be report"', says("noted be report")),
    empty('"gate bus"', says("gate bus")),
    empty("99/99999", says("99/99999")),
    empty("P/2023/1188", says("p/2023/1188")),
    empty("zeppelin", says("zeppelin")),
    empty("helicopter landing", says("helicopter")),
    empty("speaker:Quillfeather fluoride", spoken_by("quillfeather") & says("fluoride")),
    empty("ferry date:2019", held("2019-01-01", "2019-12-31")),
    empty('"crossing zebra"', says("crossing zebra")),
    empty("windmill -Crowsley", says("windmill") & ~says("crowsley")),
    empty("title:fluoride title:windmill", titled("fluoride") & titled("windmill")),
    empty('committee:"Harbour and Coast Board" cladding', committee("harbour and coast board") & says("cladding")),
    empty("potholes before:2020", held("1900-01-01", "2019-12-31")),
    empty("number:999z", numbered("999z")),
    empty('"housing need"', says(r"housing need\b")),
    empty("pantomime outcome:refused", says("pantomime") & outcome("refused")),
)
