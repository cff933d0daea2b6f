class Naming:
    def __init__(self, prefix: str, stack: str):
        self.prefix = prefix
        self.stack = stack

    def __call__(self, kind: str) -> str:
        return "-".join([kind, self.stack])
