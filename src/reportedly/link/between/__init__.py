"""How statements of one matter stand to each other: against, after, or by another mouth."""
