"""Which words are parties, of what kind, and whom "the company", "its" and "ce dernier" mean.

| file | what it finds |
|---|---|
| `mentions`, `near` | the finders in their order, and what each of them looks at |
| `runs`, `opening`, `again`, `heads`, `initials` | names that no list knows: where they begin and end |
| `states`, `home`, `places`, `venues`, `nationals` | states, towns, agencies, peoples |
| `bodies`, `classes`, `crowds`, `unnamed`, `clans` | holders without a name of their own |
| `kinds`, `sectors`, `traits`, `introduced`, `persons` | what a name is: a firm, a person, of which trade |
| `publics`, `landmarks` | names of public bodies, of seas and holidays |
| `cast` | which names are one party |
| `references`, `demonyms`, `owned`, `placed`, `apposed` | words that stand for a party |
| `discourse`, `subjects`, `roles`, `memory` | whom such words mean |
"""
