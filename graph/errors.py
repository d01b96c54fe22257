"""One exception tree. Each class owns its exit code; each error says what happened, where, and the cure, in one line."""

from __future__ import annotations

from typing import ClassVar


class LienketError(Exception):
    """Base of every error a user may see: ``str(error)`` is one line with what happened and where; ``cure`` says what to do."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, cure: str | None = None) -> None:
        super().__init__(" ".join(message.split()))
        self.cure = cure


class WriteError(LienketError):
    """A place that cannot be written, a full disk."""

    exit_code = 1


class UsageError(LienketError):
    """Arguments that do not fit together."""

    exit_code = 2


class NotFoundError(LienketError):
    """No node of that name, or no path; ``candidates`` are names that come near, best first."""

    exit_code = 3

    def __init__(self, message: str, *, cure: str | None = None, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message, cure=cure)
        self.candidates = candidates


class InputError(LienketError):
    """Input that is refused: missing, unreadable or unsupported files, a file that is not our store."""

    exit_code = 4


class QueryError(InputError):
    """A Cypher query that is refused: a syntax error, a write, something that is not on the list of what is allowed."""


class StoreUnreachableError(LienketError):
    """The store's server does not answer, or does not let us in."""

    exit_code = 5


class ClusterUnreachableError(LienketError):
    """The cluster that is to read articles does not answer, or has no worker."""

    exit_code = 5
