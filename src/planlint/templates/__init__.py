"""Templates: those that planlint brings, starting a plan from one, and holding plans to what theirs fixes."""
