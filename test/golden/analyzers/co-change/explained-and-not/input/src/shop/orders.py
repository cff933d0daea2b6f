from shop.prices import price


def total(order):
    return price(order)
