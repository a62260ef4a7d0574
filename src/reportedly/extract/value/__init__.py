"""What a statement holds of its trigger: when, how many, how sure, and which thing is put into which state."""
