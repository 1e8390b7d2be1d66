"""Figures on real data: ours beside a plain chain, and the acceptance bars."""
