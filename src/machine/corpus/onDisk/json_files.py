"""JSON in files: json.dump, json.load."""

import json


def main_round():
    with open('a.json', 'w') as f:
        json.dump({'b': [1, 2.5], 'a': None}, f, indent=2, sort_keys=True)
    with open('a.json') as f:
        text = f.read()
    with open('a.json') as f:
        return text, json.load(f)


def main_torn():
    try:
        with open('b.json', 'w') as f:
            json.dump({'good': 1, 'bad': {1, 2}}, f)
    except TypeError as error:
        with open('b.json') as f:
            return str(error), f.read()


def main_long():
    with open('c.json', 'w') as f:
        json.dump(['x' * 1000] * 20, f)
    with open('c.json') as f:
        again = json.load(f)
    return len(again), again == ['x' * 1000] * 20


def main_not_there():
    try:
        with open('nothing.json') as f:
            return json.load(f)
    except FileNotFoundError as error:
        return error.errno


def main_empty():
    open('d.json', 'w').close()
    try:
        with open('d.json') as f:
            return json.load(f)
    except json.JSONDecodeError as error:
        return str(error), error.args


def main_wrong_file():
    with open('e.json', 'wb') as f:
        try:
            json.dump([1], f)
        except TypeError as error:
            return str(error)


def main_append():
    for n in range(3):
        with open('f.jsonl', 'a') as f:
            json.dump({'n': n}, f)
            f.write('\n')
    with open('f.jsonl') as f:
        return [json.loads(line) for line in f.read().splitlines()]
