TAX = 0.2
def price_of(line):
    try:
        return line["price"] or 1
    except KeyError:
        return None
