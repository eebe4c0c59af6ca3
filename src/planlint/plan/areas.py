"""Areas of life: the words of the format, and the names that published tools give to the same areas."""

from typing import Final

Area = str
"""The word of the format for an area of life."""

NAMES: Final = {
    "accommodation": "housing",
    "legal-issues": "legal",
    "health-and-wellbeing": "health",
    "empowerment-and-self-esteem": "empowerment",
    "physical-health": "health",
    "where-you-live": "housing",
    "being-safe": "safety",
    "relationships": "family-relationships",
    "feelings-and-behaviour": "emotional-wellbeing",
    "friends": "friendships",
    "confidence-and-self-esteem": "confidence",
    "education-and-learning": "education",
}
"""What the adults' and the children's tools call an area, and the word of the format that rules go by."""
