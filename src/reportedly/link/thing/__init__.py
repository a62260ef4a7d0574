"""Which thing a state is said of, and which state follows which."""
