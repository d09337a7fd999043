"""A language model behind the ``llm`` library: found by its name or its address, asked with a time limit.

The only file that knows the library. It keeps the keys and speaks to hosted and local models alike; what
comes back is plain text, to be believed by nobody.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from quiz.clean import visible
from quiz.errors import MissingExtra, ModelError

MOST_CHARACTERS = 100_000
"""A longer answer is not read to its end."""

_GLANCE = 0.2
"""Seconds between two looks at the clock: the longest that Ctrl-C waits where nothing interrupts a lock."""


class Unanswered(Exception):
    """The model gave nothing usable; ``str()`` is the reason in a few words, for the report."""


def open_model(name: str, url: str = "", timeout: float = 120.0) -> Any:
    """The model with its key at hand. Nothing is sent.

    Args:
        name: as ``llm models`` lists it, or what the server at ``url`` calls it.
        url: the base address of an OpenAI-compatible server, such as ``http://localhost:8080/v1``.
        timeout: seconds after which the connection to that server is given up.

    Raises:
        MissingExtra: the library is not installed.
        ModelError: there is no such model, its key is missing, or the address is none.
    """
    try:
        import llm
    except ImportError as error:
        raise MissingExtra("generate --llm", "llm") from error
    try:
        if url:
            return _at(_address(url), name, timeout)
        model: Any = llm.get_model(name)
        model.get_key()
    except ModelError:
        raise
    except llm.UnknownModelError as error:
        raise ModelError(_unknown(name)) from error
    except llm.NeedsKeyException as error:
        raise ModelError(f'the model "{name}" needs a key: llm keys set {model.needs_key}') from error
    except Exception as error:  # the library's files and its plugins, which may raise anything
        raise ModelError(f'the model "{name}" cannot be opened: {reason_of(error)}') from error
    return model


def ask(model: Any, system: str, prompt: str, schema: Mapping[str, object], timeout: float) -> str:
    """The model's whole answer.

    The call runs in a thread of its own, since no model can be trusted to keep a time limit; one that hangs
    is left behind and ends with the program.

    Args:
        timeout: seconds for the whole answer.

    Raises:
        Unanswered: it failed, took too long, or said far too much.
        KeyboardInterrupt: somebody would not wait.
    """
    heard: queue.SimpleQueue[str | BaseException | None] = queue.SimpleQueue()
    enough = threading.Event()
    asked = (model, system, prompt, dict(schema), heard, enough)
    threading.Thread(target=_listen, args=asked, daemon=True, name="llm").start()
    said: list[str] = []
    length, end = 0, time.monotonic() + timeout
    try:
        while True:
            left = end - time.monotonic()
            if left <= 0:
                raise Unanswered(f"no answer within {timeout:g} seconds")
            try:
                piece = heard.get(timeout=min(left, _GLANCE))
            except queue.Empty:
                continue
            if piece is None:
                return "".join(said)
            if isinstance(piece, BaseException):
                raise Unanswered(reason_of(piece)) from piece
            said.append(piece)
            length += len(piece)
            if length > MOST_CHARACTERS:
                raise Unanswered("an answer without end")
    finally:
        enough.set()


def reason_of(error: BaseException) -> str:
    """An error of the library or a server in a few words; what the server sent along is cut short."""
    said = visible(str(error), lines=False, limit=160)
    name = type(error).__name__
    return f"{name}: {said}" if said and said != name else name


def _listen(
    model: Any,
    system: str,
    prompt: str,
    schema: dict[str, object],
    heard: queue.SimpleQueue[str | BaseException | None],
    enough: threading.Event,
) -> None:
    """Hand over the answer piece by piece, at last None; or the error in its place, for the asker to tell."""
    try:
        wanted: dict[str, Any] = {"system": system, "stream": bool(model.can_stream)}
        if model.supports_schema:
            wanted["schema"] = schema
        for piece in model.prompt(prompt, **wanted):
            if enough.is_set():
                return
            heard.put(piece)
        heard.put(None)
    except BaseException as error:
        heard.put(error)


def _address(url: str) -> str:
    """The address of a server's interface, with ``/v1`` where only the server is named.

    Raises:
        ModelError: it is no web address.
    """
    remedy = "write it like http://localhost:8080/v1"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ModelError(f'"{url}" is no address: {remedy}') from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise ModelError(f'"{url}" is no address: {remedy}')
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ModelError(f"only server and path belong into the address: {remedy}")
    path = parts.path.rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path or '/v1'}"


def _at(url: str, name: str, timeout: float) -> Any:
    """A model on an OpenAI-compatible server. The key, if it wants one, is kept under the server's name."""
    import llm
    from llm.default_plugins.openai_models import Chat

    class Served(Chat):
        """Gives up at once what a server nearby does not answer."""

        def get_client(self, key: str | None, *, async_: bool = False) -> Any:
            client: Any = super().get_client(key, async_=async_)  # type: ignore[no-untyped-call]
            return client.with_options(max_retries=0, timeout=timeout)

    model: Any = Served(model_id=name, model_name=name, api_base=url, supports_schema=True)  # type: ignore[no-untyped-call]
    host = urlsplit(url).netloc
    model.key = llm.get_key(alias=host)
    model.needs_key = host if model.key else None
    return model


def _unknown(name: str) -> str:
    import llm

    near = get_close_matches(name, llm.get_model_aliases(), n=2)
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    said = visible(name, lines=False, limit=80)
    return f'there is no model "{said}": {hint}"llm models" lists them; --llm-url names a server of your own'
