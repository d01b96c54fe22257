"""Claims in, a cited graph out: schema, stores, identity, Cypher, paths and export."""
