"""A module whose docstring speaks of class Fake: and def fake(): and # no comment."""
from __future__ import annotations

import os.path, sys as system
import xml.etree.ElementTree as etree
from . import siblings
from ..base import (
    Base,  # the parent
    Mixin as Mixed,
)
from .names import *

try:
    import ujson as json
except ImportError:
    import json


type Pair[T] = tuple[T, T]


class Shelf[T](Base, Mixed[T], metaclass=make_meta("shelf")):
    books = load_books()  # a call of the class body

    @property
    def size(self) -> int:
        return len(self.books)

    @size.setter
    def size(self, value):
        self.resize(value).report()

    @overload
    def find(self, key: int) -> str: ...
    @overload
    def find(self, key: str) -> str: ...
    def find(self, key, /, *rest, default=None, **options):
        if (found := self.look.up(key)) and not found.empty():
            return f"{found!r:>{width(found)}} {', '.join(f'{part(x)}' for x in found)}"
        return super().find(key)

    async def stream(self):
        async with open_stream() as stream:
            async for line in stream.lines():
                yield parse(line)

    class Label:
        def print(self):
            def inner(printer):
                printer.print(self.text())
                return self.draw()
            return inner(lambda page: page.turn())


@app.route("/shelves/<name>")
@cache(maxsize=limit())
def shelves(name, open=open):  # `open` is a parameter here
    global counter
    counter = count()
    import shutil
    with open(name) as handle, shutil.other() as other:
        data = handle.read()
    for key, (value, *more) in data.items():
        key.use(), value.use(), more.clear()
    match data:
        case {"kind": kind, **rest}:
            return kind(rest)
        case Shelf(size=size) as shelf if size.known():
            return shelf.size()
        case [first, *others]:
            return first(), others.pop()
        case fallback:
            return fallback()


if sys.platform == "win32":
    def shelves(name):
        return None

if __name__ == "__main__":
    system.exit(shelves("main"))
