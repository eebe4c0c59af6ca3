"""Safety: whether it is assessed, planned for and looked at again, and whether the plan itself puts anybody in danger."""
