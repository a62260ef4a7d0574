"""One file for each released schema, run by `store.migrate` with Alembic's operations; once released, never edited."""
