"""``msgspec``: it knows ``datetime`` and ``date`` by their exact types, both ways.

Source: https://jcristharif.com/msgspec/extending.html
"""

import datetime
from collections.abc import Callable
from functools import partial, wraps
from types import ModuleType
from typing import Any

from simulator.shim import Shim, as_real, is_shown, real_type
from simulator.timeflow.face import Installation

Hook = Callable[..., Any]


def install(module: ModuleType, _: Installation) -> None:
    """Teach ``msgspec``."""
    decoding = partial(_decoding, module.convert, module.ValidationError)
    for form in (module.json, module.msgpack):
        _hook(form, "encode", "enc_hook", _encoding)
        _hook(form, "decode", "dec_hook", decoding)
        form.Encoder = _hooked_class(form.Encoder, "enc_hook", _encoding)
        form.Decoder = _hooked_class(form.Decoder, "dec_hook", decoding)
    _hook(module, "to_builtins", "enc_hook", _encoding)
    _hook(module, "convert", "dec_hook", decoding)
    for form in (module.toml, module.yaml):
        form._convert = module.convert  # noqa: SLF001 - their copies of the two above
        form._to_builtins = module.to_builtins  # noqa: SLF001


def _hook(owner: Any, name: str, keyword: str, hooked: Callable[[Hook | None], Hook]) -> None:  # noqa: ANN401
    real = getattr(owner, name)

    @wraps(real)
    def call(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        kwargs[keyword] = hooked(kwargs.get(keyword))
        if kwargs.get("builtin_types"):
            kwargs["builtin_types"] = tuple(map(_builtin, kwargs["builtin_types"]))
        return real(*args, **kwargs)

    setattr(owner, name, call)


def _builtin(kind: type) -> type:
    return real_type(kind) if kind in (datetime.datetime, datetime.date) else kind


def _hooked_class(real: Any, keyword: str, hooked: Callable[[Hook | None], Hook]) -> type:  # noqa: ANN401
    """Return a class whose instances are ``real`` ones, made with a hook."""

    class Kind(type):
        def __call__(cls, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            kwargs[keyword] = hooked(kwargs.get(keyword))
            return real(*args, **kwargs)

        def __instancecheck__(cls, instance: object) -> bool:
            return isinstance(instance, real)

    names = {"__doc__": real.__doc__, "__class_getitem__": classmethod(lambda cls, _: cls)}
    return Kind(real.__name__, (), names)


def _encoding(hook: Hook | None) -> Hook:
    def encode(value: Any) -> Any:  # noqa: ANN401
        if is_shown(value):
            return as_real(value)
        if hook is None:
            raise TypeError(f"Encoding objects of type {type(value).__name__} is unsupported")
        return hook(value)

    return encode


def _decoding(convert: Callable[..., Any], error: type[Exception], hook: Hook | None) -> Hook:
    def decode(kind: Any, value: Any) -> Any:  # noqa: ANN401
        if _builtin(kind) is not kind:
            return convert(as_real(value) if is_shown(value) else value, real_type(kind))
        if hook is not None:
            return hook(kind, value)
        if isinstance(value, kind):
            return value
        raise error(f"Expected `{kind.__name__}`, got `{type(value).__name__}`")

    return decode


SHIM = Shim(module="msgspec", install=install)
