"""Built-in forecasting models, registered as plugins of the group ``estimative.models``."""
