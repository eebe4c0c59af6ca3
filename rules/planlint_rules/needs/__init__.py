"""Rules on needs, goals and options: what is asked about, what is answered, and by what steps."""
