"""Safeguarding: what a child told, who was asked and what was decided."""
