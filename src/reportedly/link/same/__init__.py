"""Whether two statements, or two groups of them, are of one event."""
