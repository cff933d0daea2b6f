import shop
import shop.text as text
from shop import Shop, Order, refund, core, _hidden
from helpers import make
from .near import near


def test_all():
    shop.open_shop()
    shop.Shop.sell(None)
    text.shout("x")
    Shop().sell()
    Order.make()
    refund()
    core.open_shop()
    _hidden(1)
    make()
    near()
