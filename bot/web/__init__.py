"""HTTP: the API and the pages, thin over the pipeline."""
