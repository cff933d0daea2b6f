def near():
    return near()
