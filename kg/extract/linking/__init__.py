"""Linking: which holder and which company a figure belongs to, decided by scored candidates.

| file | what it does |
|---|---|
| `scene` | lays out a document |
| `figure`, `strange`, `measures` | which figures can be shares |
| `features`, `spots`, `lexical`, `chain` | describe a figure, its names, and how a reading follows the last |
| `weights`, `solve` | score readings, and choose those of neighbouring figures together |
| `link`, `drafting`, `rest` | make drafts of what was chosen |
| `standing`, `moods`, `outlook`, `undoing`, `retracting` | how they are meant: now, denied, taken back |
| `witnesses`, `beside`, `trust` | how sure a draft with a figure is |
| `ties`, `figured` | how sure one without a figure is |

Names, figures and references are found elsewhere; nothing here knows what a stake is called in a language.

Example: see `kg.extract.linking.link`.
"""
