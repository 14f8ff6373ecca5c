"""Claims by a language model of the user's own choice, each checked against the text before it counts.

Off unless an endpoint is named; then the article, and nothing else, is sent to that endpoint alone. The
model only says who, whom, how much and in which words; the words are looked up in the text, the figure is
read by the same grammar as everywhere, the parties must stand there, and what does not hold is kept as
held with its reason. `endpoint` talks, `asking` asks, `quoting` finds words, `checking` judges.
"""

from kg.extract.llm.checking import Told
from kg.extract.llm.endpoint import Endpoint

__all__ = ["Endpoint", "Told"]
