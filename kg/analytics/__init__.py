"""What follows from a network: ways between entities, cross-holdings. No stores, no files, no screens."""
