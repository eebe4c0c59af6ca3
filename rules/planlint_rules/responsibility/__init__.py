"""Rules on what a plan lays on survivors, and on whose shoulders it leaves the violence."""
