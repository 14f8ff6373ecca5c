"""A server on the loopback that answers like a language model, with what a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Answer:
    """One answer: the model's words, or a refusal."""

    content: str = '{"claims": []}'
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    finish: str = "stop"
    delay: float = 0.0
    raw: str | None = None

    def body(self) -> bytes:
        if self.raw is not None:
            return self.raw.encode()
        if self.status != 200:
            return json.dumps({"error": {"message": "refused"}}).encode()
        choice = {"message": {"role": "assistant", "content": self.content}, "finish_reason": self.finish}
        return json.dumps({"choices": [choice]}).encode()


@dataclass
class Model:
    """What the server was asked, and what it answers next; the last answer is given again and again."""

    answers: list[Answer]
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    def texts(self) -> list[str]:
        """The texts that it was given to read."""
        return [json.loads(body["messages"][1]["content"])["text"] for body in self.asked]


def saying(*claims: dict[str, Any]) -> Answer:
    """An answer that lists these claims."""
    return Answer(json.dumps({"claims": claims}))


def claim(subject: str, investee: str, share: float | None, quote: str, **more: Any) -> dict[str, Any]:
    """A record of the agreed form."""
    record = {
        "subject": subject,
        "relation": "holds_stake",
        "object": investee,
        "share_min": share,
        "share_max": share,
        "approximate": False,
        "voting": None,
        "modality": "asserted",
        "tense": "current",
        "role": None,
        "topic": None,
        "quote": quote,
    }
    return record | more


@contextmanager
def model(answers: Sequence[Answer]) -> Iterator[Model]:
    """The server, for as long as the block lasts."""
    state = Model(list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            state.asked.append(body)
            state.keys.append(self.headers.get("authorization"))
            answer = state.answers.pop(0) if len(state.answers) > 1 else state.answers[0]
            time.sleep(answer.delay)
            data = answer.body()
            try:
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the asker did not wait

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
