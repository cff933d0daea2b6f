def straight():
    with lock, other:
        assert a and b or c
        return [x if x else y for x in z if x if y]


def branches(n):
    if n == 0:
        pass
    elif n == 1:
        pass
    else:
        while n and n > 1:
            n -= 1
        else:
            pass
    return lambda: 1 if n else 2


def tries():
    try:
        pass
    except A:
        pass
    except (B, C):
        pass
    else:
        pass
    finally:
        if x:
            pass


def outer():
    def inner():
        for x in y:
            if x:
                break

    class Local:
        if flag:
            pass

        def method(self):
            if self:
                pass

    return inner


async def matches(x):
    async for y in x:
        match y:
            case 1 | 2:
                pass
            case None:
                pass
            case [a] if a:
                if b:
                    pass
            case _:
                pass
