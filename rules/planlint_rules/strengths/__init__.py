"""Rules on what a survivor brings, and on the support that builds on it."""
