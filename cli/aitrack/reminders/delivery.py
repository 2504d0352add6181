"""Sending a message through apprise: what arrived, or the reason why not, with no secret in it."""

from __future__ import annotations

import logging
import re
import signal
import time
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import count
from urllib.parse import unquote

from aitrack.errors import AitrackError, installing
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

PAUSES = (2.0, 8.0)
"""Seconds before the second and the third try."""
MOST_SECONDS, MOST_BYTES = 30, 128 << 20
"""For one part of a message; a service that answers needs a second, and a few kilobytes."""
_SECRET = re.compile(r"[^:/?&=@#;,\s]{3,}")
_PUBLIC = frozenset({"localhost", "http", "https", "true", "false", "yes", "html", "text"})


@dataclass(frozen=True, slots=True)
class Message(Frozen):
    """One message in two forms."""

    subject: str
    text: str
    html: str


class _Log(logging.Handler):
    """What apprise says went wrong."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def installed() -> bool:
    """Whether anything can be sent at all."""
    from importlib.util import find_spec  # noqa: PLC0415, only when asked

    return find_spec("apprise") is not None


def usable(url: str) -> bool:
    """Whether apprise knows what to do with an address; nothing is sent."""
    return _service(url) is not None


@dataclass(frozen=True, slots=True)
class Recipient(Frozen):
    """One of those whom a target reaches, and who gets a message of its own."""

    key: str
    """A number for the address, which is not to be written anywhere."""
    told: str
    """The target, and which of its recipients this is."""
    url: str
    service: Any
    """Apprise's object, for this one alone."""

    def send(
        self, message: Message, arrived: set[str], pause: Callable[[float], None] = time.sleep
    ) -> None:
        """Deliver one message, trying three times; what arrived is not sent again.

        E-mail gets both forms, the plain one made from the other by apprise; everything else gets
        text, in as many parts as the service needs.

        Args:
            message: What to deliver.
            arrived: The parts that have arrived; those that do now are added.
            pause: How to wait between the tries.

        Raises:
            AitrackError: It did not arrive, or not all of it; the address is masked in the reason.
        """
        reason = ""
        for wait in (0.0, *PAUSES):
            if wait:
                pause(wait)
            reason = _try(self.service, message, self.key, arrived)
            if not reason:
                return
        masked = mask(reason, self.url)
        raise AitrackError(
            f"{self.told}(으)로 보내지 못함({1 + len(PAUSES)}번 시도): {masked}",
            f"not delivered to {self.told} ({1 + len(PAUSES)} tries): {masked}",
        )


def recipients(name: str, url: str) -> list[Recipient]:
    """Those whom a target reaches, each by itself, so that one who is refused costs nobody else.

    Raises:
        AitrackError: Nothing can be sent there.
    """
    if not installed():
        way_out = installing("notify")
        raise AitrackError(
            f"보내려면 apprise가 있어야 함: {way_out.ko}", f"sending needs apprise: {way_out.en}"
        )
    service = _service(url)
    if service is None:
        raise AitrackError(
            f"보낼 곳 '{name}'의 주소를 apprise가 모름: aitrack doctor delivery",
            f"apprise does not know the address of target '{name}': aitrack doctor delivery",
        )
    addresses = _addresses(service)
    if len(addresses) < 2:  # noqa: PLR2004, nobody to tell apart
        return [Recipient("", f"'{name}'", url, service)]
    found = []
    for number, (where, address) in enumerate(addresses, 1):
        alone = _service(url)
        for each in _LISTS:
            if isinstance(getattr(alone, each, None), list | set | tuple):
                setattr(alone, each, type(getattr(alone, each))())
        setattr(alone, where, [address])
        key = sha256(f"{where} {address!r}".encode()).hexdigest()[:16]
        found.append(Recipient(key, f"'{name}' {number}/{len(addresses)}", url, alone))
    return found


_LISTS = ("targets", "channels", "rooms", "users", "devices", "topics", "cc", "bcc")
"""Where apprise's services keep whom they send to."""


def _addresses(service: Any) -> list[tuple[str, Any]]:
    """Each address of a service, once, and the list it goes into: copies of a mail are mails."""
    found: dict[tuple[str, Any], None] = {}
    for name in _LISTS:
        several = getattr(service, name, None)
        if not isinstance(several, list | set | tuple):
            continue
        for each in sorted(several, key=repr) if isinstance(several, set) else several:
            copied = name in ("cc", "bcc")
            found["targets" if copied else name, (False, each) if copied else each] = None
    return list(found)


def _service(url: str) -> Any:
    """Apprise's object for an address; nothing is read but the address, nothing stored."""
    from apprise import Apprise, AppriseAsset  # noqa: PLC0415, it takes a while

    asset = AppriseAsset(
        app_id="aitrack", app_desc="aitrack", async_mode=False, storage_mode="memory",
        secure_logging=True, interpret_escapes=False,
    )  # fmt: skip
    with _quiet():
        return Apprise.instantiate(url, asset=asset)


def _try(service: Any, message: Message, key: str, arrived: set[str]) -> str:
    """Send a message by one service: nothing where it arrived, else why it did not."""
    from apprise import NotifyFormat  # noqa: PLC0415
    from apprise.common import OverflowMode  # noqa: PLC0415
    from apprise.plugins.email import NotifyEmail  # noqa: PLC0415

    mail = isinstance(service, NotifyEmail)
    formats = service.notify_format  # one, or several since apprise 2.3
    several = formats if isinstance(formats, tuple) else (formats,)
    wants_html = mail and NotifyFormat.HTML in several
    if not mail and service.overflow_mode == OverflowMode.UPSTREAM:
        service.overflow_mode = OverflowMode.SPLIT  # cut nothing off
    form = NotifyFormat.HTML if wants_html else NotifyFormat.TEXT
    body = message.html if wants_html else message.text
    whole = sha256(f"{key} {form} {message.subject} {body}".encode()).hexdigest()
    with _quiet() as log, _once(service, whole, arrived):
        try:
            done = service.notify(body=body, title=message.subject, body_format=form)
        except Exception as error:  # noqa: BLE001, 170 services raise what they like
            return f"{type(error).__name__}: {error}"
    if done:
        return ""
    return "; ".join(dict.fromkeys(log.lines)) or "?"


@contextmanager
def _once(service: Any, whole: str, arrived: set[str]) -> Iterator[None]:
    """While a service sends the parts of a message: those that have arrived are passed over."""
    send, numbers = service.send, count()

    def sent(*given: Any, **named: Any) -> Any:
        part = f"{whole[:24]}.{next(numbers)}"
        with _bounded():
            done = part in arrived or send(*given, **named)
        if done:
            arrived.add(part)
        return done

    service.send = sent
    try:
        yield
    finally:
        del service.send


@contextmanager
def _bounded() -> Iterator[None]:
    """So much time and memory for one part, however slowly and however much the other side says.

    Raises:
        OSError: It said too much, or was too slow; apprise may have caught the second already.
    """
    before, clock = _less_memory(), None
    try:
        with suppress(AttributeError, ValueError):  # not on this system, or not in this thread
            clock = signal.signal(signal.SIGALRM, _late)
            signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS, 1)
        yield
    except MemoryError:
        raise OSError("an answer without an end") from None
    finally:
        with suppress(AttributeError, ValueError):
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, clock or signal.SIG_DFL)
        if before:
            import resource  # noqa: PLC0415, it is there

            resource.setrlimit(resource.RLIMIT_DATA, before)


def _late(*_: object) -> None:
    raise TimeoutError(f"no answer in {MOST_SECONDS} s")


def _less_memory() -> tuple[int, int] | None:
    """Allow this process ``MOST_BYTES`` more than it has; the limits before, if there are any."""
    try:
        import resource  # noqa: PLC0415, not everywhere

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            used = int(file.read().split()[5]) * resource.getpagesize()
        before = resource.getrlimit(resource.RLIMIT_DATA)
        least = min([used + MOST_BYTES, *(each for each in before if each >= 0)])
        resource.setrlimit(resource.RLIMIT_DATA, (least, before[1]))
    except (ImportError, OSError, ValueError):
        return None
    return before


class _quiet:  # noqa: N801, used like a function
    """Apprise's log, caught instead of printed."""

    def __enter__(self) -> _Log:
        self.logger = logging.getLogger("apprise")
        self.before = self.logger.propagate, self.logger.handlers
        self.log = _Log()
        self.logger.propagate, self.logger.handlers = False, [self.log]
        return self.log

    def __exit__(self, *_: object) -> None:
        self.logger.propagate, self.logger.handlers = self.before


def mask(reason: str, url: str) -> str:
    """A reason without anything that stands in the address.

    >>> mask("cannot log in as kim with geheim at mail.example", "mailto://kim:geheim@mail.example")
    'cannot log in as *** with *** at ***'
    """
    text = " ".join(reason.split())
    for secret in sorted(_secrets(url), key=len, reverse=True):
        text = text.replace(secret, "***")
    return text


def _secrets(url: str) -> Iterator[str]:
    """Every word of an address, as written and as meant."""
    for part in {url, unquote(url)}:
        yield part
        yield from (word for word in _SECRET.findall(part) if word.lower() not in _PUBLIC)
