from .order import Order, _hidden
def refund():
    return Order()
