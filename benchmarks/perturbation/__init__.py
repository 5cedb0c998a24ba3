"""True sentences made from a store, the same with one attribute altered, and what grounding makes of both."""
