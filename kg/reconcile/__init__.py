"""From names to entities: the packaged gazetteer, ids, identity decisions and the resolver.

Nothing here opens a store or guesses: two names are one entity by an identifier, a packaged alias or a
person's decision, never by likeness.
"""
