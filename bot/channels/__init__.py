"""Chat platforms: thin adapters over the desk."""
