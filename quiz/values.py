"""Values: tuples whose places have names, and slotted dataclasses of which a deck makes tens of
thousands.

A start makes many of these classes, and few values of most: `NamedTuple` is what `typing` calls so,
but what is costly of it is made when the first value of a class is.
"""

from __future__ import annotations

__all__ = ["NamedTuple", "value"]

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from dataclasses import field
    from typing import NamedTuple, TypeVar, dataclass_transform

    T = TypeVar("T")

    @dataclass_transform(frozen_default=True, field_specifiers=(field,))
    def value(cls: type[T]) -> type[T]:
        """A slotted dataclass that the type checker alone keeps from being changed.

        One that guards itself takes ten times as long to make.
        """

else:
    from collections import _tuplegetter as place_getter  # as in a namedtuple
    from types import FunctionType

    def value(cls):
        from dataclasses import dataclass

        return dataclass(slots=True, unsafe_hash=True)(cls)

    class _Maker(type):
        """Makes a class of tuples out of a class body with annotations."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            body["_field_defaults"] = {each: body[each] for each in fields if each in body}
            body["_fields"] = body["__match_args__"] = fields
            body["__slots__"] = ()
            for place, each in enumerate(fields):
                body[each] = place_getter(place, each)
            return type(name, (_Tuple,), body)

    class NamedTuple(metaclass=_Maker):
        """The base of a class of tuples."""

    class _Tuple(tuple):
        """What all these classes can do."""

        __slots__ = ()

        def __new__(cls, *values, **named):
            _finish(cls)
            return cls.__new__(cls, *values, **named)

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, **named):
            made = self._make(map(named.pop, self._fields, self))
            if named:
                raise ValueError(f"Got unexpected field names: {list(named)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            pairs = zip(self._fields, self, strict=True)
            return f"{type(self).__name__}({', '.join(f'{name}={each!r}' for name, each in pairs)})"

        def __getnewargs__(self):
            return tuple(self)

    _constructors = {}
    """For each number of fields the code that takes as many."""

    def _finish(cls):
        """Gives a class the constructor that takes its own fields: the fastest there is."""
        names = ("_cls", *cls._fields)
        if len(names) not in _constructors:
            fields = "".join(f"_{place}, " for place in range(len(cls._fields)))
            _constructors[len(names)] = eval(f"lambda _cls, {fields}: _new(_cls, ({fields}))")
        code = _constructors[len(names)].__code__.replace(co_varnames=names)
        new = FunctionType(code, {"_new": tuple.__new__}, "__new__")
        new.__qualname__ = f"{cls.__qualname__}.__new__"
        new.__defaults__ = tuple(cls._field_defaults.values())
        cls.__new__ = staticmethod(new)
