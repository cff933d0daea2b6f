from typing import overload

class Typed:
    def f(self, x: int, *, y: str = ...) -> None: ...
