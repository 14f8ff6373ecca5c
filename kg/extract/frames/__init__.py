"""Who has a figure and what it is a part of, as the words around it tell: one role at a time.

| file | what it asks |
|---|---|
| `slots`, `owners`, `changes` | the noun phrase of a figure, its owner, its change |
| `candidates`, `reading`, `figures` | the grammar: both roles of a figure from its verb and cases |
| `having` | who has it: beside the figure, by its clause (`clauses`, `continued`), in front (`fronting`) |
| `rows`, `reaching`, `describing` | who has it: rows of names, past insertions, by nouns such as *owner* |
| `risers`, `caused`, `halves` | the same: whose part rises, by what, who owns a venture in equal parts |
| `held` | what it is a part of: beside the figure (`beside`, `spoken`, `predicates`, `nearest`) |
| `subjects`, `ventures` | the same: the subject of a passive, a subsidiary or venture of somebody |
| `passing` | names told in passing: asides, seats, what somebody owns besides |
| `around`, `topics`, `carried` | what it is a part of, from further away and from the sentence before |
| `frame`, `told` | the first rule that knows, for each role: what the links take as a sign |

Example: in "Oak, with 5 % of Fir" the rule `apposed` names Oak as the holder and `of` Fir as the company.
"""
