"""Reportedly: who did what to whom, according to whom, and how far each source commits to it."""
