"""Configuration: what an agency writes in `.planlint.yaml` or `pyproject.toml`, found, checked, joined and made into terms."""

from planlint.config.in_force import Asked, InForce
from planlint.config.written import ConfigurationError

__all__ = ["Asked", "ConfigurationError", "InForce"]
