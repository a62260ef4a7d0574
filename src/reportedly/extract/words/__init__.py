"""The list of event words and the patterns its entries are written in, shipped or a user's own."""
