"""print() into files and onto the streams."""

import sys


class Bad:
    def __str__(self):
        raise ValueError('no text')


class Paper:
    def __init__(self):
        self.written = []

    def write(self, text):
        self.written.append(text)


def into_a_file():
    with open('p.txt', 'w') as f:
        print('a', 1, None, file=f)
        print('b', 'c', sep='-', end='|', file=f)
        print(file=f)
        print(*[1, 2, 3], sep=', ', file=f)
    with open('p.txt') as f:
        return f.read()


def a_failure_leaves_what_was_before():
    try:
        with open('q.txt', 'w') as f:
            print('one', Bad(), 'two', file=f)
    except ValueError as error:
        with open('q.txt') as f:
            return str(error), f.read()


def into_an_object():
    paper = Paper()
    print('x', 2, file=paper)
    print('y', end='', file=paper)
    print(sep='-', file=paper)
    try:
        print(1, file=5)
    except AttributeError as error:
        paper.written.append(str(error))
    return paper.written


def errors_go_elsewhere():
    print('for people', file=sys.stderr)
    return sys.stderr.write('ab'), sys.stderr.flush()


def an_end():
    try:
        sys.exit(3)
    except SystemExit as error:
        return error.args
