"""The children: their views, their needs, what protects them, and what they are told."""
