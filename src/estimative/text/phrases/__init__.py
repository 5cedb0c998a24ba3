"""Phrases of the trade found in sentences: estimative terms, dates, quantities, horizons, confidence, cut-offs, quotes.

Every function takes a string and returns character offsets into it.
"""
