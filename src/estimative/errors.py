"""The one error tree: every failure a user can meet, with where it is and what to do.

EstimativeError
├── UsageError        arguments that do not fit together                      (exit 2)
├── InputError        a file that cannot be read as what it should be          (exit 2)
│   ├── ConfigError   estimative.toml
│   └── DataError     a data file as a whole (a single bad row is a reject, not an error)
├── StoreError        the store as a whole
│   ├── StoreLocked   another process is writing
│   └── StoreVersion  made by a newer Estimative
├── QueryError        a query that is refused or does not run
├── MissingExtra      an optional library is not installed
└── PluginError       a plugin that cannot be loaded
"""

from __future__ import annotations


class EstimativeError(Exception):
    """Anything that went wrong in a way a user can mend.

    `where` is a path, or ``path:line:column`` (1-based); `hint` says what to do next.
    """

    exit_code = 2

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head}\n  {self.hint}" if self.hint else head


class UsageError(EstimativeError):
    """Arguments that are wrong or do not fit together."""


class InputError(EstimativeError):
    """A file that cannot be read as what it should be."""


class ConfigError(InputError):
    """An estimative.toml that does not say what it should."""


class DataError(InputError):
    """A data file that cannot be read as a whole."""


class StoreError(EstimativeError):
    """A store that cannot be opened, read or written."""


class StoreLocked(StoreError):
    """Another process holds the store."""


class StoreVersion(StoreError):
    """A store written by a newer version than this one."""


class QueryError(EstimativeError):
    """A query that is refused or does not run."""


class MissingExtra(EstimativeError):
    """An optional library that is not installed."""


class PluginError(EstimativeError):
    """A plugin that cannot be loaded or does not keep its contract."""
