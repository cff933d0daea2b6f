from ..core import open_shop  # a circle


class Order:
    @classmethod
    def make(cls):
        return cls()


def total(order):
    return _hidden(order)


def _hidden(order):
    return 0
