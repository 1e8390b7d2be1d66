"""Files on their way into the library: taken in, kept by hash, read by jobs, watched folders."""
