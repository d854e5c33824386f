"""Names against patterns of * and ?, for glob and pathlib."""


def matches(name, pattern):
    if pattern == '':
        return name == ''
    if pattern[0] == '*':
        return any(matches(name[i:], pattern[1:]) for i in range(len(name) + 1))
    if name == '' or (pattern[0] != '?' and pattern[0] != name[0]):
        return False
    return matches(name[1:], pattern[1:])
