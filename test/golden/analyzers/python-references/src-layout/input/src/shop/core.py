import shop.models.order
from shop import models
from .models.order import Order as _Order, total
from .text import shout as loud


class Shop:
    def sell(self):
        order = _Order()
        order.pay()
        loud("sold")
        return total(order)


def open_shop():
    models.refund()
    shop.models.order.total(None)
    return Shop()
