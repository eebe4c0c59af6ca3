"""Rules on looking back, on the time a plan runs, and on leaving."""
