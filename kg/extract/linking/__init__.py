"""Linking: which holder and which company a figure belongs to, decided by scored candidates.

`scene` lays out a document; `features` describes a figure, `spots` the names that it is read with, `chain`
how a reading follows the one before; `weights` scores it, `solve` chooses readings for neighbouring figures
together, `link` makes drafts of them. Names, figures and
references are found elsewhere; nothing here knows what a stake is called in a language.

Example: see `kg.extract.linking.link`.
"""
