"""Ownership told without a figure: subsidiaries, owners, takeovers, states, vehicles.

`unnumbered` reads a sentence; each family exports `RULES`, and `rules` says which words begin which.

| file | told by |
|---|---|
| `owning`, `relatives`, `pronouns`, `openings` | a verb: who owns, controls, holds it |
| `kinship`, `nominals`, `possessions`, `genitives`, `sisters` | a noun of what is owned: subsidiary, unit |
| `holders`, `nounties`, `bearing`, `labels`, `registers` | a noun of the owner: parent, shareholder, owner |
| `among`, `together`, `capitals`, `remainders`, `stakes` | several owners, shares of unknown size |
| `acquiring`, `takeovers`, `passing`, `foundings`, `chains` | what changed hands, and who has it last |
| `through`, `bridges`, `statefirms` | vehicles, phrases between the two, firms of states |
| `controlling` | who has the majority of a company controls it |
| `slots` | where the two parties stand around the word |
"""
