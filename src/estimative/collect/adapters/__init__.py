"""The adapters that come with Estimative; others register under the entry-point group ``estimative.adapters``."""
