"""Rules on what the plan asks of the person using violence."""
