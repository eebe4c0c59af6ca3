"""Rules on what workers and agencies do, and how they work together."""
