"""A server that speaks the chat protocol of OpenAI, named by the user.

Only this address is ever called: no redirect is followed, no proxy or key is taken from the surroundings.

Example:
    >>> Endpoint(url="http://127.0.0.1:8080/v1/", model="m", key="secret").address
    'http://127.0.0.1:8080/v1/chat/completions'
    >>> "secret" in repr(Endpoint(url="http://127.0.0.1:8080/v1", model="m", key="secret"))
    False
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from kg.errors import EndpointError, MissingExtra
from kg.record import frozen

if TYPE_CHECKING:
    import httpx

_LARGEST_ANSWER = 10_000_000  # bytes
_PASSING = (408, 409, 425, 429, 500, 502, 503, 504)
_PATH = "/chat/completions"


class Unanswered(Exception):
    """One question got no answer that can be used, after all tries; the next one may."""


class FormatRefused(Exception):
    """The server does not take the form of answer that was asked for."""


class _Secret(str):
    """A text that shows itself nowhere."""

    def __repr__(self) -> str:
        return "'...'"


@frozen
class Endpoint:
    """Where and whom to ask.

    Args:
        url: Address of the interface, up to and with its version: `http://127.0.0.1:11434/v1`.
        model: Name of the model.
        key: Key of the user; None where none is needed.
        timeout: Seconds to wait for one answer.
        tries: How often one question is put.
        longest_pause: Seconds to pause between tries, at most, whatever the server asks for.
    """

    url: str
    model: str
    key: str | None = None
    timeout: float = 120.0
    tries: int = 4
    longest_pause: float = 60.0

    def __post_init__(self) -> None:
        if not self.url.startswith(("http://", "https://")):
            raise EndpointError(f"{self.url!r} is no address; name it as http://127.0.0.1:11434/v1")
        if not self.model.strip():
            raise EndpointError("no model is named; give one with --llm-model or KG_LLM_MODEL")
        if self.key is not None:
            object.__setattr__(self, "key", _Secret(self.key))

    @property
    def address(self) -> str:
        """The address that is called."""
        plain = self.url.rstrip("/")
        return plain if plain.endswith(_PATH) else plain + _PATH

    def ask(self, messages: Sequence[dict[str, str]], response_format: dict[str, Any] | None) -> str:
        """The model's answer to a conversation.

        Args:
            messages: Role and content, in order.
            response_format: The form of the answer; None: none is asked for.

        Raises:
            FormatRefused: The server does not know the form.
            Unanswered: No answer after all tries, or one that was cut off.
            EndpointError: The server cannot be reached, or refuses the key or the model.
            MissingExtra: httpx is not installed.
        """
        body: dict[str, Any] = {"model": self.model, "messages": list(messages), "temperature": 0}
        if response_format is not None:
            body["response_format"] = response_format
        said = "nothing"
        for attempt in range(self.tries):
            status, headers, text = self._post(body)
            if status == 200:
                return _content(text)
            if status in (400, 422) and response_format is not None:
                raise FormatRefused(text[:200])
            said = f"{status} {' '.join(text.split())[:200]}".strip()
            if status not in _PASSING and status != 0:
                raise EndpointError(f"{self.address}: {said}; check the address, the model and the key")
            if attempt + 1 < self.tries:
                time.sleep(self._pause(attempt, headers))
        raise Unanswered(f"{self.address} did not answer after {self.tries} tries ({said})")

    def _pause(self, attempt: int, headers: dict[str, str]) -> float:
        """Seconds to wait: what the server asks for, else twice as long each time."""
        asked = headers.get("retry-after", "")
        seconds = 0.5 * float(2**attempt)
        if asked.replace(".", "", 1).isdecimal():
            seconds = float(asked)
        elif asked:
            seconds = _until(asked, headers.get("date", "")) or seconds
        return min(max(0.0, seconds), self.longest_pause)

    def _post(self, body: dict[str, Any]) -> tuple[int, dict[str, str], str]:
        """Status, headers and text; status 0 when time ran out."""
        try:
            import httpx
        except ImportError as error:
            raise MissingExtra("llm", "--llm") from error
        headers = {"authorization": f"Bearer {self.key!s}"} if self.key else {}
        try:
            with (
                httpx.Client(timeout=self.timeout, trust_env=False, follow_redirects=False) as client,
                client.stream("POST", self.address, json=body, headers=headers) as answer,
            ):
                return answer.status_code, dict(answer.headers), _text(answer)
        except httpx.TimeoutException:
            return 0, {}, f"no answer within {self.timeout:g} s"
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError) as error:
            return 0, {}, f"the connection broke ({error})"
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise EndpointError(
                f"{self.address}: cannot be reached ({error}); is the server running?"
            ) from error


def _text(answer: httpx.Response) -> str:
    data = b""
    for part in answer.iter_bytes():
        data += part
        if len(data) > _LARGEST_ANSWER:
            raise Unanswered("the answer is larger than 10 MB")
    return data.decode(errors="replace")


def _until(asked: str, sent: str) -> float | None:
    """Seconds from when the server sent its answer until the moment that it names."""
    try:
        moment, now = parsedate_to_datetime(asked), parsedate_to_datetime(sent)
    except ValueError:
        return None
    return (_aware(moment) - _aware(now)).total_seconds()


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _content(text: str) -> str:
    """The words of the model in an answer of the protocol."""
    try:
        choice = json.loads(text)["choices"][0]
        content, finish = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise Unanswered(f"the answer is not of the chat protocol: {text[:100]!r}") from error
    if finish == "length":
        raise Unanswered("the answer was cut off at the model's limit")
    if not isinstance(content, str):
        raise Unanswered("the model answered without words")
    return content
