"""Who, to whom and where: the phrases that take part in a statement, and what pronouns stand for."""
