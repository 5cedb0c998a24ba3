"""Assessments inside other documents: Word, PDF and HTML files as text, with the way back to page or paragraph."""

from __future__ import annotations

from estimative.text.extract.extracted import Extracted, extract, known

__all__ = ["Extracted", "extract", "known"]
