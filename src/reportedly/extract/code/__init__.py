"""Which code a statement has in the end: by decision rules, by the rest of the report, by the classifier."""
