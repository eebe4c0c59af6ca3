"""Rules on whose plan it is: what the survivor said, wants and was told."""
