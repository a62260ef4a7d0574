"""What one statement, and the report it stands in, says: all that linking compares."""
