"""Rules on order and timing: safety and basic needs before change."""
