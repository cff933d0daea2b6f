import shop
project = shop.core.Shop()
