"""Bhuki: an editor for responsibility matrices."""

__version__ = "0.1.0"
