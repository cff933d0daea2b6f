from abc import ABC
from typing import Generic, overload
from functools import cached_property
from outside import Widget


class Root(ABC):
    def area(self): ...
    def name(self): ...
    @classmethod
    def make(cls):
        return cls()
    @staticmethod
    def helper(area):
        return area()


class Left(Root):
    def area(self):
        return super().area()


class Right(Root):
    def area(self):
        return self.name()
    def scale(self):
        return self.area()


class Diamond(Left, Right):
    def show(self):
        self.area(), self.scale(), super(Diamond, self).area()
        def later():
            return self.show()
        return later()
    @overload
    def pick(self, x: int): ...
    @overload
    def pick(self, x: str): ...
    def pick(self, x):
        return self.pick(x)
    @property
    def colour(self):
        return self.colour()
    @cached_property
    def depth(self):
        return Diamond.make()


class Shown(Widget, Root):
    def draw(self):
        return self.name()


class Loop(Loop): ...
class Odd(Left, Root, Left): 
    class Inner(Diamond): ...
    def build(this):
        this.build()
        this.gone()
        this = None
        return Odd.Inner().show()


def area(): ...


if area:
    def twice(): ...
else:
    def twice(): ...
twice()
