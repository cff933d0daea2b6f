from tools import hammer, saw
import tools


def helper(): ...


class Box:
    def helper(self): ...

    value = helper(1)

    def use(self):
        helper()
        local = helper
        local()


def shadow(helper, hammer=None):
    helper()
    hammer()
    saw()


def assigned():
    saw = tools.saw
    saw()
    [tools() for tools in saw]


def nested():
    def helper():
        return nested()
    def deeper():
        from tools import nail as helper2
        helper2()
        return helper()
    return deeper()


def outer_name():
    global hammer
    hammer = hammer()


try:
    from fast import speed
except ImportError:
    def speed(): ...
speed()
hammer().swing()
getattr(tools, "saw")()
