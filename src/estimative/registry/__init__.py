"""Names and who bears them: actors, countries, places, named events; and how incidents stand as of a cut-off."""
