"""The field's values: frozen, compared by content, free of any clock, file or network."""
