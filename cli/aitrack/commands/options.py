"""Options that many commands share, declared once.

A group is a function whose parameters are options and whose result is what the command gets:
``@takes(filters=filters)`` puts the options of ``filters`` among the command's own.
"""

from __future__ import annotations

import inspect
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def takes(**groups: Callable[..., Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add the options of each group to a command, and pass it the groups' results."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        made = {name: inspect.signature(make, eval_str=True) for name, make in groups.items()}
        own = inspect.signature(command, eval_str=True).parameters.values()

        @wraps(command)
        def run(**values: Any) -> None:
            results = {
                name: groups[name](**{key: values.pop(key) for key in signature.parameters})
                for name, signature in made.items()
            }
            command(**results, **values)

        parameters = [parameter for parameter in own if parameter.name not in groups]
        for signature in made.values():
            parameters += signature.parameters.values()
        parameters = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters]
        vars(run)["__signature__"] = inspect.Signature(parameters)
        run.__annotations__ = {each.name: each.annotation for each in parameters}
        del run.__wrapped__
        return run

    return decorate
