"""Corpora in, reader model out: `prepare`, `train`, `export`."""
