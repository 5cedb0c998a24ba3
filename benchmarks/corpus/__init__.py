"""A corpus of made-up assessments for measuring cost: many different sentences, the same ones at every run."""
