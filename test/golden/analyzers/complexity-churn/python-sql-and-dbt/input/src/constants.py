LIMIT = 3
if LIMIT:
    LIMIT = 4
