"""Claims on disk and as RDF: the durable sources, the index built from them, and SPARQL."""
