"""From sentences to typed claims: clauses, their kind, their attributes, and what their pronouns stand for."""
