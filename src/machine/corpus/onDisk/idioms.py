"""What people write around files: settings, counters, queues, reports."""

import json
import os
from collections import Counter, defaultdict, deque, namedtuple
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import chain, groupby, islice
from operator import itemgetter


@dataclass
class Task:
    name: str
    tries: int = 0
    tags: list = field(default_factory=list)


Entry = namedtuple('Entry', 'user amount')


def settings_are_read_changed_and_written():
    with open('settings.json', 'w') as f:
        json.dump({'depth': 1, 'names': ['a']}, f, indent=4, sort_keys=True)
    with open('settings.json') as f:
        settings = json.load(f)
    settings.update(depth=settings['depth'] + 1, fresh=True)
    settings.setdefault('names', []).append('b')
    partly = 'settings.json.new'
    with open(partly, 'w') as f:
        f.write(json.dumps(settings, separators=(',', ':')))
    os.replace(partly, 'settings.json')
    with open('settings.json') as f:
        return f.read(), json.loads('{"x": 1.5}')['x']


def tasks_are_kept_as_lines():
    tasks = [Task('one'), Task('two', 2, ['x']), Task(name='three')]
    with open('tasks.jsonl', 'w') as f:
        for task in tasks:
            f.write(json.dumps(asdict(task)) + '\n')
    with open('tasks.jsonl') as f:
        again = [Task(**json.loads(line)) for line in f.read().splitlines()]
    return again == tasks, max(again, key=lambda task: task.tries).name, str(again[0])


def a_report_has_columns():
    rows = [('apples', 3, 1.5), ('pears', 12, 0.25)]
    lines = [f'{name:<8}|{count:>4}|{price:8.2f}' for name, count, price in rows]
    lines.append('{:<8}|{:>4}|{total:8.2f}'.format('all', sum(row[1] for row in rows), total=sum(c * p for _, c, p in rows)))
    with open('report.txt', 'w') as f:
        f.write('\n'.join(lines))
    with open('report.txt') as f:
        return f.read().splitlines()


def words_are_counted():
    with open('words.txt', 'w') as f:
        f.write('the cat and the dog and the bird')
    with open('words.txt') as f:
        words = f.read().split()
    counts = Counter(words)
    by_letter = defaultdict(list)
    for word in dict.fromkeys(words):
        by_letter[word[0]].append(word)
    return counts.most_common(2), counts['cow'], dict(by_letter), sorted(set(words))


def entries_are_grouped():
    entries = [Entry('ann', 5), Entry('bob', 7), Entry('ann', 2)]
    totals = {user: sum(e.amount for e in group) for user, group in groupby(sorted(entries), key=itemgetter(0))}
    first = next((e for e in entries if e.amount > 6), None)
    return totals, first, first._replace(amount=0), [e._asdict() for e in islice(entries, 1)]


def a_queue_of_files_is_worked_off():
    for n in range(3):
        with open(f'job-{n:03}.txt', 'w') as f:
            f.write(f'{n!r}')
    queue, done = deque(f'job-{n:03}.txt' for n in range(3)), []
    while queue:
        name = queue.popleft()
        with open(name) as f:
            done.append((name.removesuffix('.txt').partition('-')[2], int(f.read())))
        os.remove(name)
    return done, os.path.exists('job-001.txt')


def pieces_are_put_together():
    scale = partial(round, ndigits=1)
    numbers = list(map(scale, [1.25, 2.349]))
    pairs = dict(zip('abc', enumerate(chain(numbers, [3]), start=1)))
    return numbers, pairs, any(value > 2 for _, value in pairs.values()), all(pairs), list(reversed(numbers))


def bytes_are_taken_apart():
    with open('raw.bin', 'wb') as f:
        f.write((1024).to_bytes(4, 'big') + b'key=value\n')
    with open('raw.bin', 'rb') as f:
        raw = f.read()
    key, _, value = raw[4:].strip().partition(b'=')
    return int.from_bytes(raw[:4], 'big'), key.decode(), value.upper(), raw.hex(' ', 4)


class Empty:
    pass


def takes_what_is_not_there(holder):
    f = open('returned.txt', 'w')
    f.write('text')
    return holder.missing


def a_return_that_raises_closes_its_file():
    try:
        takes_what_is_not_there(Empty())
    except AttributeError:
        pass
    with open('returned.txt') as f:
        return f.read()
