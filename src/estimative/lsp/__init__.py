"""The language server: findings, hovers, fixes, completion and hints while an analyst types.

Everything but `server` is pure: functions from a `Snapshot` of one document to the protocol's values.
"""
