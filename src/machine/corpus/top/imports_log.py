lines = []
level = 1


def note(text):
    lines.append(text)


def level_now():
    return level


def set_nothing():
    global nothing_yet
    nothing_yet = 'now'


note('log')
