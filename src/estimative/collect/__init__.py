"""Bringing reports, events and counts into the store: adapters read, a run writes, what does not fit is set aside."""
