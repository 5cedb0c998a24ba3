"""Hold the claims of an assessment against what could be known at a cut-off.

from estimative.ground import ground
grounding = ground(assessment, store.as_of(cutoff), Registry.default())
"""

from estimative.ground.grounding import ground, ground_text

__all__ = ["ground", "ground_text"]
