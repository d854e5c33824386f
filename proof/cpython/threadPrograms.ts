/** Race files of two or three threads, drawn at random: what they share, and what they do with it. */

type Random = () => number

/** What every program shares. Its threads use some of it. */
const SHARED = `import copy
import json
import os
import queue
import threading
from collections import Counter, OrderedDict, defaultdict, deque
from functools import cache, lru_cache

x = 0
y = 1
items = [1, 2]
words = {'a': 1, 'b': 2}
marks = {1, 2}
line = deque([1, 2])
table = {'row': [1, 2], 'cell': {'a': 1}}
lock = threading.Lock()
other = threading.Lock()
again = threading.RLock()
seats = threading.Semaphore(1)
places = threading.BoundedSemaphore(1)
bell = threading.Event()
condition = threading.Condition()
gate = threading.Barrier(2)
tasks = queue.Queue(1)
pile = queue.LifoQueue()
order = queue.PriorityQueue()
tally = Counter('a')
lists = defaultdict(list)
ranked = OrderedDict(a=1, b=2)
grid = [[1, 2], [3, 4]]


class Box:
    total = 0

    def __init__(self, value):
        self.value = value

    def add(self, by):
        self.value += by
        return self.value

    def note(self, what, notes=[]):
        notes.append(what)
        return len(notes)

    @property
    def double(self):
        return self.value * 2

    @classmethod
    def book(cls, by):
        cls.total += by
        return cls.total


box = Box(0)


@cache
def once(n):
    global y
    y = n
    return [n]


@lru_cache
def steps(n):
    items.append(n)
    return n if n < 1 else steps(n - 1)


def counter():
    count = 0

    def add(by):
        nonlocal count
        count += by
        return count

    def look():
        return count

    return add, look


count, look = counter()
`

const SIMPLE = [
  'x = {n}',
  'x += {n}',
  'y = x',
  'x, y = y, x',
  'x = y + x',
  'print(x, y)',
  'if x == {n}: y = {n}',
  'if x > y: x -= 1',
  'del y',
  'items.append({n})',
  'items.append(x)',
  'items.pop()',
  'items.pop(0)',
  'items[0] = {n}',
  'items[0] += 1',
  'items[-1] = x',
  'items[0], items[1] = items[1], items[0]',
  'del items[0]',
  'items.remove({n})',
  'items.insert(0, {n})',
  'items.sort()',
  'items.reverse()',
  'items.extend([{n}, 3])',
  'items = [{n}]',
  'items += [{n}]',
  'items.extend(line)',
  'x = len(items)',
  'x = sum(items)',
  'y = max(items)',
  'y = items == [1, 2]',
  'y = sorted(items)[0]',
  'if {n} in items: x = {n}',
  'if {n} not in items: items.append({n})',
  'if items: x = items[0]',
  'if not items: x = 9',
  'while items: items.pop()',
  'for each in items: x = each',
  'for each in items: print(each)',
  'for each in list(items): items.remove(each)',
  'first, *rest = items',
  'own = [each + 1 for each in items]',
  'print(items)',
  "words['a'] = {n}",
  "words['a'] += 1",
  "words['c'] = x",
  "words.pop('a')",
  "words.pop('a', None)",
  "del words['b']",
  "x = words.get('a', 0)",
  "x = words.setdefault('c', {n})",
  'words.update(c={n})',
  'words.clear()',
  "if 'a' in words: del words['a']",
  "if 'c' not in words: words['c'] = {n}",
  'for key in words: x = words[key]',
  'for key, value in words.items(): y = value',
  'for value in words.values(): y = value',
  'y = list(words)',
  'y = len(words.keys())',
  'print(words)',
  'words = dict(words)',
  'marks.add({n})',
  'marks.discard({n})',
  'marks.remove({n})',
  'if {n} in marks: x = {n}',
  'y = len(marks)',
  'marks |= {3}',
  'for each in marks: x = each',
  'line.append({n})',
  'line.appendleft({n})',
  'line.popleft()',
  'line.pop()',
  'line.rotate(1)',
  'x = line[0]',
  'for each in line: y = each',
  "table['row'].append({n})",
  "table['row'] = []",
  "table['cell']['a'] += 1",
  "row = table['row']; row.append(x)",
  "table['new'] = [x]; table['new'].append({n})",
  "own = []; own.append({n}); table['own'] = own; own.append(2)",
  'box.value = {n}',
  'box.value += 1',
  'x = box.value',
  'box.add({n})',
  'x = box.add(1)',
  'box = Box({n})',
  'Box.total += 1',
  'x = Box.total',
  'box.extra = {n}',
  "if hasattr(box, 'extra'): x = box.extra",
  'count({n})',
  'x = look()',
  'x = box.double',
  'x = box.note({n})',
  'Box.book({n})',
  'x = Box.book(1)',
  "setattr(box, 'value', {n})",
  "x = getattr(box, 'value')",
  'x = once({n})[0]',
  'once({n})',
  'once.cache_clear()',
  'x = steps({n})',
  "os.environ['N'] = '{n}'",
  "x = os.environ.get('N', 0)",
  "x = os.environ['N']",
  "if 'N' in os.environ: del os.environ['N']",
  "y = os.getenv('N')",
  'y = len(os.environ)',
  "tally['a'] += 1",
  "x = tally['c']",
  "tally['c'] = x",
  "del lists['a']",
  "lists['a'].append({n})",
  "x = len(lists['b'])",
  "ranked['c'] = {n}",
  "ranked.move_to_end('a')",
  'ranked.popitem(last=False)',
  'for key in list(ranked): x = key',
  'grid[0][1] += 1',
  'grid[{n}].append(x)',
  'row = grid[0]; row.append({n}); grid[1] = row',
  'for row in grid: x = row[0]',
  'for row in grid: row.pop()',
  'x = sum(row[0] for row in grid)',
  'y = [each for each in items if each]',
  'y = {each: each for each in line}',
  'own = dict(words); own[x] = y; print(sorted(own, key=str))',
  'y = sorted(items, key=lambda each: str(each))',
  'y = json.dumps(words)',
  'own = copy.copy(items); own.append({n})',
  'marks.update(items)',
  'marks = marks | {{n}}',
  'y = marks & {1, 2}',
  'if marks.isdisjoint({2}): x = {n}',
  'for each in sorted(marks): x = each',
  'line.extend(items)',
  'line.insert(0, {n})',
  'line.remove({n})',
  'if {n} in line: x = {n}',
  'x = line.count({n})',
  'order.put({n})',
  'order.put((x, {n}))',
  'x = order.get()',
  'x = order.get_nowait()',
  'if lock.acquire(timeout=2): x = {n}; lock.release()',
  'if other.acquire(True, 0.5): x = {n}',
  'if again.acquire(timeout=1): y = {n}; again.release()',
  'x = seats.acquire(timeout=3)',
  'x = bell.wait(2)',
  'x = bell.wait(timeout=0)',
  'x = tasks.get(timeout=2)',
  'x = tasks.get(True, 0.25)',
  'tasks.put({n}, timeout=2)',
  'x = order.get(timeout=1)',
  'x = gate.wait(timeout=4)',
  'x = gate.n_waiting',
  'y = gate.broken',
  'gate.abort()',
  'gate.reset()',
  'for key, value in list(words.items()): words[value] = key',
  'items[:] = [{n}]',
  'items[1:] = []',
  'x = items[-1:]',
  'x = count(1)',
  'own = Box({n}); own.add(1)',
  "own = Box({n}); table['box'] = own; own.add(1)",
  'bell.set()',
  'bell.clear()',
  'bell.wait()',
  'if bell.is_set(): x = {n}',
  'seats.acquire()',
  'seats.release()',
  'places.release()',
  'if seats.acquire(blocking=False): x = {n}',
  'lock.acquire()',
  'lock.release()',
  'if lock.acquire(False): x = {n}; lock.release()',
  'x = lock.locked()',
  'gate.wait()',
  'tasks.put({n})',
  'x = tasks.get()',
  'tasks.put_nowait({n})',
  'x = tasks.get_nowait()',
  'x = tasks.qsize()',
  'if tasks.empty(): x = {n}',
  'tasks.task_done()',
  'tasks.join()',
  'pile.put({n})',
  'x = pile.get()',
  'condition.notify()',
  'raise KeyError(x)',
  'return',
] as const

/** What stands around others. */
const AROUND = [
  'with lock:',
  'with lock:',
  'with other:',
  'with again:',
  'with seats:',
  'with places:',
  'with condition:',
  'for turn in range(2):',
  'if x:',
  'try:',
  'with lock, other:',
  'with other, lock:',
] as const

const IN_CONDITION = [
  'condition.notify()',
  'condition.notify_all()',
  'condition.wait()',
  'x = condition.wait(timeout=5)',
  'x = condition.wait(0)',
  'if not condition.wait(2): x = 3',
  'while not items: condition.wait()',
  'condition.wait_for(lambda: x > 0)',
  'x += 1',
  'items.append({n})',
] as const

const EXCEPTIONS = [
  '(IndexError, KeyError, ValueError)',
  'Exception',
  'RuntimeError',
  'threading.BrokenBarrierError',
  '(TypeError, queue.Empty)',
] as const

export function threadProgram(random: Random): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const filled = (text: string) => text.replaceAll('{n}', () => String(Math.floor(random() * 4)))
  const block = (size: number, depth: number, from: readonly string[] = SIMPLE): string[] =>
    Array.from({ length: size }, () => statement(depth, from)).flat()
  const indented = (lines: readonly string[]) => lines.map((each) => `    ${each}`)
  function statement(depth: number, from: readonly string[]): string[] {
    if (depth === 0 || random() < 0.65) return splitIf(filled(pick(from)))
    const head = pick(AROUND)
    const inner = head === 'with condition:' ? IN_CONDITION : from
    const body = indented(block(1 + Math.floor(random() * 2), depth - 1, inner))
    if (head !== 'try:') return [head, ...body]
    const handler = indented(block(1, 0))
    return [
      head,
      ...body,
      `except ${pick(EXCEPTIONS)}:`,
      ...handler,
      ...(random() < 0.3 ? ['finally:', ...indented(block(1, 0))] : []),
    ]
  }
  const threads = random() < 0.15 ? 3 : 2
  const functions = Array.from({ length: threads }, (_, index) =>
    [
      `def thread_${index}():`,
      '    global x, y, items, words, marks, box',
      ...indented(block(1 + Math.floor(random() * (threads === 3 ? 2 : 3)), 2)),
    ].join('\n'),
  )
  const list = functions.map((_, index) => `thread_${index}`).join(', ')
  return `${SHARED}

${functions.join('\n\n\n')}


THREADS = [${list}]


def at_end():
    shown = (x, items, words, sorted(marks), list(line), box.value, Box.total, bell.is_set(), tasks.qsize())
    raise AssertionError(repr(shown))
`
}

/** `if a: b; c` keeps its body in one line: no other statement is needed. */
function splitIf(text: string): string[] {
  return /^(?:own|row|table\['new'\]) = /.test(text) ? text.split('; ') : [text]
}
