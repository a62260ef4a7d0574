"""What a report adds to those before it: its neighbours, and every link with an end in it."""
