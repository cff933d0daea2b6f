import first


def before():
    return one()


def broken(:
    return two(

def after(x):
    if x:
        return three(x)


class Later(Base):
    def method(self):
        return self.four()
