def handle(event):
    # only a comment

    return event
