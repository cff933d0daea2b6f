import shapes as s
from shapes import Odd


class Ball(s.Root): ...
class Egg(Odd.Inner):
    def show(self): ...
