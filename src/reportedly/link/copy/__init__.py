"""Which report stands in the words of another."""
