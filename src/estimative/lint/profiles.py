"""Profiles: the standard that decides where standards conflict, by the name a desk would use for it.

PHIA forbids a number beside the term and ICD 203 with numbers wants one; IPCC puts confidence beside likelihood. A
profile is the scale whose rules hold, whatever scale a document's words were read on.
"""

from __future__ import annotations

from estimative import scales
from estimative.errors import UsageError
from estimative.model.scales import Scale

NAMES = {
    "icd": "icd203",
    "icd203": "icd203",
    "icd203+numbers": "icd203+numbers",
    "numbers": "icd203+numbers",
    "phia": "phia-2025",
    "phia-2025": "phia-2025",
    "kent": "kent",
    "ipcc": "ipcc-ar6",
    "ipcc-ar5": "ipcc-ar5",
    "ipcc-ar6": "ipcc-ar6",
    "nz": "nz",
}
"""Profile → scale."""


_WRITTEN = {
    "phia": "phia-2025",
    "phia2025": "phia-2025",
    "phiayardstick": "phia-2025",
    "phiaprobabilityyardstick": "phia-2025",
    "probabilityyardstick": "phia-2025",
    "icd": "icd203",
    "icd203": "icd203",
    "odniicd203": "icd203",
    "intelligencecommunitydirective203": "icd203",
    "ipcc": "ipcc-ar6",
    "ipccar5": "ipcc-ar5",
    "ipccar6": "ipcc-ar6",
}


def scale_of(words: str) -> str:
    """The id of the scale that a document names in words of its own: "PHIA 2025", "ICD 203"; "" for no known one."""
    return _WRITTEN.get("".join(letter for letter in words.lower() if letter.isalnum()), "") if "+" not in words else ""


def named(profile: str) -> Scale | None:
    """The scale of a profile, None for "". Raises `UsageError` for a name that nobody knows."""
    word = profile.strip().lower()
    if not word:
        return None
    if word not in NAMES:
        raise UsageError(f"no profile named {profile!r}", hint=f"known: {', '.join(NAMES)}")
    return scales.load(NAMES[word])
