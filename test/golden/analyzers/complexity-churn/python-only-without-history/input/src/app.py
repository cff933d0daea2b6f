def plain():
    return 1


def branching(a, b):
    if a and b:
        for x in a:
            if x:
                return x
    return None
