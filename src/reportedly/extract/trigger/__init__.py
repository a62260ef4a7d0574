"""Which words tell of an event, act, plan or state: one trigger for each statement."""
