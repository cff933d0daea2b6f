def half(:
    return
