"""Applying the codebook: the network's events corrected, completed and extended by rules that a reader can see."""

from tocsin.read.coding.apply import apply

__all__ = ["apply"]
