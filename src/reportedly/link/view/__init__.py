"""What is derived from links: events, situations, the board."""
