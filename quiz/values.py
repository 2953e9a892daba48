"""Values: tuples whose places have names, and slotted classes of which a deck makes tens of
thousands.

A start makes many of these classes, and few values of most: they are what `typing` and
`dataclasses` call so, but what is costly of a class is made when its first value is, and neither
of the two is loaded: `dataclasses` alone would be a sixth of what `quiz check` takes.
"""

from __future__ import annotations

__all__ = ["NamedTuple", "field", "record", "replace", "value"]

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from dataclasses import field, replace
    from typing import NamedTuple, TypeVar, dataclass_transform

    T = TypeVar("T")

    @dataclass_transform(frozen_default=True, field_specifiers=(field,))
    def value(cls: type[T]) -> type[T]:
        """A slotted dataclass that the type checker alone keeps from being changed.

        One that guards itself takes ten times as long to make.
        """

    @dataclass_transform(field_specifiers=(field,))
    def record(cls: type[T]) -> type[T]:
        """A slotted dataclass of what changes: it has no hash."""

else:
    from collections import _tuplegetter as place_getter  # as in a namedtuple
    from operator import attrgetter
    from types import FunctionType

    def value(cls):
        return _slotted(cls, has_hash=True)

    def record(cls):
        return _slotted(cls, has_hash=False)

    def _slotted(cls, *, has_hash):
        """The class with a slot for each annotation in its body."""
        body = {name: each for name, each in vars(cls).items() if name not in _NOT_TAKEN}
        annotations = body["__annotations__"]
        plan = _Plan(annotations, {name: body.pop(name) for name in annotations if name in body})
        body["__slots__"] = body["__match_args__"] = tuple(annotations)
        body["_plan"] = plan
        body["__init__"], body["__repr__"] = _init_at_first, _repr
        body["__eq__"], body["__hash__"] = plan.comparison()
        if not has_hash:
            body["__hash__"] = None
        made = type(cls)(cls.__name__, cls.__bases__, body)
        made.__qualname__ = cls.__qualname__
        return made

    _NOT_TAKEN = ("__dict__", "__weakref__")

    _MISSING = object()

    class field:  # noqa: N801 - for whoever uses it, it is a function
        """What is so of a field: its value by default, and where it plays a part."""

        def __init__(
            self, *, default=_MISSING, default_factory=None, init=True, repr=True, compare=True
        ):
            self.default, self.default_factory = default, default_factory
            self.init, self.repr, self.compare = init, repr, compare

    def replace(value, **changes):
        """A copy of a value, made anew with some fields changed."""
        for name in type(value)._plan.names("init"):
            if name not in changes:
                changes[name] = getattr(value, name)
        return type(value)(**changes)

    class _Plan:
        """The fields of a class."""

        def __init__(self, annotations, defaults):
            self.annotations, self.defaults = annotations, defaults

        def names(self, use):
            """The names of those that have a use: to be given, compared or shown."""
            return [
                name
                for name in self.annotations
                if not isinstance(each := self.defaults.get(name), field) or getattr(each, use)
            ]

        def comparison(self):
            compared = attrgetter(*self.names("compare"))

            def is_equal(value, other):
                if type(other) is not type(value):
                    return NotImplemented
                return compared(value) == compared(other)

            return is_equal, lambda value: hash(compared(value))

        def constructor(self):
            parameters, lines, given = [], [], {}
            for name in self.annotations:
                parameter, line, default = self._of(name)
                parameters += parameter
                lines.append(f"    self.{name} = {line}")
                given[f"_{name}"] = default
            exec("\n".join([f"def __init__(self, {', '.join(parameters)}):", *lines]), given)
            return given["__init__"]

        def _of(self, name):
            """The parameter for a field, what is assigned to it, and what it is by default."""
            if name not in self.defaults:
                return [name], name, None
            default = self.defaults[name]
            if not isinstance(default, field):
                return [f"{name}=_{name}"], name, default
            if default.default_factory:
                made = f"_{name}() if {name} is _{name} else {name}"
                return [f"{name}=_{name}"], made, default.default_factory
            if not default.init:
                return [], f"_{name}", default.default
            parameter = name if default.default is _MISSING else f"{name}=_{name}"
            return [parameter], name, default.default

    def _init_at_first(self, *values, **named):
        cls = type(self)
        cls.__init__ = cls._plan.constructor()
        cls.__init__(self, *values, **named)

    def _repr(self):
        pairs = (f"{name}={getattr(self, name)!r}" for name in type(self)._plan.names("repr"))
        return f"{type(self).__qualname__}({', '.join(pairs)})"

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
