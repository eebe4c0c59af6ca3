"""Joint work: seeing or treating a survivor together with the person using violence."""
