"""What pronouns stand for."""

from trees import page_of

from reportedly.extract.role.coreference import antecedents
from reportedly.extract.sentence import noun


def stands_for(notation: str, form: str) -> str | None:
    page = page_of(notation)
    found = antecedents(page, (), noun.english())
    head = next(token.span for token in page.trees[0].tokens if token.span.of(page.text) == form)
    fuller = found.get(head)
    return None if fuller is None else fuller.of(page.text)


def test_who_stands_for_somebody_however_the_clause_is_hung():
    notation = (
        "Guards/NOUN/7/nsubj/guard of/ADP/4/case the/DET/4/det depot/NOUN/1/nmod who/PRON/6/nsubj "
        "fled/VERB/4/acl:relcl/flee returned/VERB/0/root/return"
    )
    assert (stands_for(notation, "who") or "").startswith("Guards")


def test_which_stands_for_the_thing_that_the_clause_hangs_on():
    notation = (
        "Guards/NOUN/7/nsubj/guard of/ADP/4/case the/DET/4/det depot/NOUN/1/nmod which/PRON/6/nsubj "
        "burned/VERB/4/acl:relcl/burn returned/VERB/0/root/return"
    )
    assert (stands_for(notation, "which") or "").startswith("depot")
