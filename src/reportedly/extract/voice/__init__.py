"""According to whom: cues, what each of them attributes, whose word it is, and what is called untrue."""
