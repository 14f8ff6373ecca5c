"""What parties do besides holding: plans, deals, talks, alliances, and offices.

| file | what it reads |
|---|---|
| `plans`, `deals`, `transfers`, `offers` | changes of holdings to come, by narrow turns of phrase |
| `intents` | the same by any wording, with `cues`, `doers`, `voices`, `wares`, `ledger`, `idle`, `quotes` |
| `talks`, `dialogues`, `bargains`, `partners` | talks, mergers, partnerships |
| `alliances`, `memberships` | alliances and who is in them |
| `offices`, `posts`, `boards`, `bare`, `titles` | offices, by title, verb, board or any wording |
| `whose`, `seats`, `succession`, `wording` | whose an office is, who follows whom, the words of a title |
"""
