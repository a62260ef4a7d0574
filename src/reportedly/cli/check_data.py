"""`reportedly check-data`: whether the shipped word lists and the ontology are well formed."""

NAME = "check-data"


def command() -> int:
    """Check the word lists and the ontology that ship: form, order, codes that do not exist."""
    from reportedly.cli.main import say
    from reportedly.extract.check import check_all

    wrong = check_all()
    for line in wrong:
        say(line)
    if not wrong:
        print("word lists and ontology: all well")
    return 1 if wrong else 0
