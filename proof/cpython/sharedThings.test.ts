import { describe, expect, test } from 'vitest'
import { proved, raceOf } from './prove.ts'
import { pythonVersion } from './pythons.ts'

/** What threads share without saying so: state of the library, of classes, of functions. */
const SHARED = {
  'os.environ': `import os

def count():
    os.environ['N'] = str(int(os.environ.get('N', '0')) + 1)

def look():
    print('N' in os.environ, os.getenv('N', 'none'), len(os.environ))
    for name in os.environ:
        print(name)
    if 'N' in os.environ:
        del os.environ['N']

THREADS = [count, look]
`,
  'a cache without a size': `from functools import cache

made = 0

@cache
def once(n):
    global made
    made += 1
    return made

def ask():
    print(once(1), once(1))

THREADS = [ask, ask]
`,
  'a cache with a size, that is cleared and calls itself': `from functools import lru_cache

asked = 0

@lru_cache
def fib(n):
    global asked
    asked += 1
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def ask():
    print(fib(2))

THREADS = [ask, lambda: fib.cache_clear()]
`,
  'a cache of a function that raises': `from functools import cache

@cache
def fails(n):
    raise ValueError(n)

def ask():
    try:
        fails(1)
    except ValueError:
        print('failed')

THREADS = [ask, ask]
`,
  'class attributes, by the class and by its methods': `class Ticket:
    number = 0
    names = []

    def __init__(self):
        self.mine = Ticket.number
        Ticket.number = self.mine + 1

    def sign(self):
        self.names.append(self.number)
        self.__class__.number += 1

    @classmethod
    def next(cls):
        cls.number = cls.number + 1

def one():
    Ticket().sign()

def two():
    Ticket.next()

THREADS = [one, two]

def at_end():
    raise AssertionError(repr((Ticket.number, Ticket.names)))
`,
  'a default argument': `def note(what, seen=[]):
    if len(seen) == 0:
        seen.append(what)
    print(seen)

THREADS = [(note, 1), (note, 2)]
`,
  'cells of a closure that is listed': `def make():
    total = 0

    def add(by=1):
        nonlocal total
        total += by
        return total

    return add

add = make()
other = make()

THREADS = [add, (add, 2), other]

def at_end():
    raise AssertionError(repr((add(), other())))
`,
  'methods of two objects': `class Account:
    def __init__(self, balance):
        self.balance = balance

    def pay(self):
        self.balance -= 1

red = Account(10)
blue = Account(20)

THREADS = [red.pay, blue.pay, blue.pay]

def at_end():
    raise AssertionError(repr((red.balance, blue.balance)))
`,
  'attributes by their names': `class Box:
    count = 0

box = Box()

def fill():
    if not hasattr(box, 'n'):
        setattr(box, 'n', 1)
    box.n += 1
    setattr(Box, 'count', getattr(Box, 'count') + 1)

THREADS = [fill, fill]

def at_end():
    raise AssertionError(repr((box.n, Box.count)))
`,
  'a sorted copy': `names = ['b', 'aa']
seen = []

def look():
    seen.append(sorted(names, key=lambda name: -len(name)))

def add():
    names.append('ccc')

THREADS = [look, add]
`,
  'what is not in a dictionary': `table = {}

def fill(key):
    if key not in table:
        table[key] = 1
    print(key not in table)

THREADS = [(fill, 'a'), (fill, 'a')]
`,
  'what a Counter, a defaultdict and an OrderedDict do': `from collections import Counter, OrderedDict, defaultdict

tally = Counter()
lists = defaultdict(list)
ranked = OrderedDict()

def one():
    tally['a'] += 1
    lists['x'].append(1)
    ranked['k'] = 1

def two():
    ranked.pop('k', None)
    tally['a'] += 1
    print(lists.get('x'), len(tally), tally['b'])
    for name in tally:
        print(name)

THREADS = [one, two]
`,
  'json and a copy, which CPython has in Python': `import copy
import json

state = {'n': [0]}
n = 0

def write():
    global n
    n += 1
    print(json.dumps(state))
    n += 1
    print(copy.copy(state))
    n += 1

def change():
    state['n'].append(n)
    state['m'] = n

THREADS = [write, change]
`,
  'locks, semaphores and queues with a timeout': `import queue
import threading

lock = threading.Lock()
tasks = queue.Queue(1)
seats = threading.Semaphore(1)

def one():
    if lock.acquire(timeout=5):
        lock.release()
    try:
        print(tasks.get(timeout=5))
    except queue.Empty:
        print('empty')

def two():
    with lock:
        tasks.put(1, True, 3.5)
    print(seats.acquire(True, 2), seats.acquire(timeout=2))

THREADS = [one, two]
`,
  'a condition with a timeout': `import threading

full = threading.Condition()

def wait():
    with full:
        print(full.wait(timeout=5))

def notify():
    with full:
        full.notify()

THREADS = [wait, wait, notify]
`,
  'a condition over a plain lock, with a timeout of nothing': `import threading

full = threading.Condition(threading.Lock())

def wait():
    with full:
        print(full.wait(0))

def notify():
    with full:
        full.notify_all()

THREADS = [wait, notify]
`,
  'an event with a timeout': `import threading

bell = threading.Event()

def wait():
    print(bell.wait(5), bell.wait(timeout=0))

def ring():
    bell.set()
    bell.clear()

THREADS = [wait, ring]
`,
  'a barrier with a timeout': `import threading

gate = threading.Barrier(2, timeout=3)

def wait():
    try:
        print(gate.wait())
    except threading.BrokenBarrierError:
        print('broken', gate.n_waiting, gate.broken)

THREADS = [wait, wait]
`,
  'what stays as it was made': `from functools import partial
from operator import itemgetter

total = 0

def add(by, times=1):
    global total
    total += by * times

twice = partial(add, times=2)
first = itemgetter(0)
few = frozenset([1, 2])

def go():
    twice(3)
    print(first((1, 2)), 1 in few)

THREADS = [go, go]
`,
  'a priority queue': `import queue

tasks = queue.PriorityQueue()

def one():
    tasks.put((2, 'b'))
    tasks.put((1, 'c'))
    print(tasks.get())

def two():
    tasks.put((1, 'a'))
    tasks.put((3, 'a'))
    print(tasks.get())
    print(tasks.get())

THREADS = [one, two]
`,
} as const

const SETTINGS = ['every-access', 'gil'] as const
const CASES = Object.entries(SHARED).flatMap(([name, text]) =>
  SETTINGS.map((switches) => [name, switches, text] as const),
)

describe.skipIf(pythonVersion()?.startsWith('3.11.') !== true)('what threads share unasked', () => {
  test.each(CASES)('%s, %s: the same in every schedule', (_, switches, text) => {
    const { runs, differences } = proved({ ...raceOf(text), switches }, 24)
    expect(runs.length).toBeGreaterThan(1)
    expect(differences.slice(0, 3)).toEqual([])
  })
})
