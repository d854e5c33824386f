"""Lines of files, one by one, through enumerate and zip."""


def put(name, text):
    with open(name, 'w') as f:
        f.write(text)


def main_enumerate():
    put('a', 'one\ntwo\nthree\n')
    found = []
    with open('a') as f:
        for number, line in enumerate(f, 1):
            found.append((number, line))
            if number == 2:
                found.append(f.closed)
    return found


def main_break():
    put('a', 'one\ntwo\nthree\n')
    with open('a') as f:
        for number, line in enumerate(f):
            if line.startswith('two'):
                break
        else:
            return 'not found'
        rest = f.readline()
    return number, line, rest


def main_comprehension():
    put('a', 'x=1\ny=2\n')
    with open('a', 'rb') as f:
        return {n: line for n, line in enumerate(f)}


def main_empty():
    put('a', '')
    with open('a') as f:
        for each in enumerate(f):
            return each
        else:
            return 'nothing'


def main_zip():
    put('a', '1\n2\n3\n')
    put('b', 'x\ny\n')
    with open('a') as f, open('b') as g:
        found = [(one.strip(), two.strip()) for one, two in zip(f, g)]
        return found, f.readline(), g.readline()


def main_zip_other():
    put('a', '1\n2\n3\n')
    with open('a') as f:
        found = list((n, line) for n, line in zip([10, 20], f))
        again = [pair for pair in zip(f, 'abc')]
        return found, again, f.read()


def main_zip_ends():
    put('a', '1\n2\n3\n')
    with open('a') as f:
        found = [pair for pair in zip(f, [1, 2])]
        return found, f.read()


def main_unclosed():
    put('a', 'one\ntwo\n')
    count = 0
    for count, line in enumerate(open('a'), 1):
        pass
    return count


def main_generator():
    put('a', 'one\ntwo\n')

    def numbered(f):
        for n, line in enumerate(f):
            yield n, line.strip()
    with open('a') as f:
        return list(numbered(f)), sum(n for n, line in enumerate(f))


def main_raises():
    put('a', 'one\ntwo\n')
    with open('a') as f:
        try:
            for n, line in enumerate(f):
                f.tell()
        except OSError as e:
            return str(e), n
