"""The linter: rules over the typed assessment, their registry, the engine that runs them, and the reports."""
