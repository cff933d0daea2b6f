def slug(x):
    return x
