/** Small programs with threads, for tests. Each is one way to go wrong, or right. */
export const THREAD_RACES = {
  increment: `visits = 0

def visit():
    global visits
    visits += 1

THREADS = [visit, visit]

def at_end():
    assert visits == 2, 'a visit was lost'
`,
  locked: `import threading
lock = threading.Lock()
visits = 0

def visit():
    global visits
    with lock:
        visits += 1

THREADS = [visit, visit]

def at_end():
    assert visits == 2, 'a visit was lost'
`,
  transfer: `accounts = {'red': 100, 'blue': 100}

def transfer(source, target, amount):
    accounts[source] -= amount
    accounts[target] += amount

THREADS = [(transfer, 'red', 'blue', 30), (transfer, 'blue', 'red', 50)]

def at_end():
    assert accounts['red'] + accounts['blue'] == 200, 'the total is not 200'
`,
  opposite: `import threading
red = threading.Lock()
blue = threading.Lock()
done = []

def first():
    with red:
        with blue:
            done.append('first')

def second():
    with blue:
        with red:
            done.append('second')

THREADS = [first, second]
`,
  event: `import threading
parcels = []
arrived = threading.Event()

def send():
    parcels.append('book')
    arrived.set()

def receive():
    if len(parcels) == 0:
        arrived.clear()
        arrived.wait()
    parcels.pop()

THREADS = [send, receive]
`,
  condition: `import threading
from collections import deque
condition = threading.Condition()
items = deque()

def produce():
    for item in ('a', 'b'):
        with condition:
            items.append(item)
            condition.notify()

def consume():
    with condition:
        if len(items) == 0:
            condition.wait()
        items.popleft()

THREADS = [produce, consume, consume]
`,
  buffer: `import threading
free = threading.Semaphore(2)
filled = threading.Semaphore(0)
places = [None]
taken = []

def produce():
    for number in range(2):
        free.acquire()
        places[0] = number
        filled.release()

def consume():
    for number in range(2):
        filled.acquire()
        taken.append(places[0])
        free.release()

THREADS = [produce, consume]

def at_end():
    assert taken == [0, 1], 'an item was overwritten'
`,
  pair: `x = 0
y = 0
seen = []

def move():
    global x, y
    x = 1
    y = 1

def look():
    seen.append((x, y))

THREADS = [move, look]

def always():
    for point in seen:
        assert point[0] == point[1], 'half of a move'
`,
  twice: `import threading
lock = threading.RLock()
balance = 100

def deposit(amount):
    global balance
    with lock:
        balance += amount

def bonus(amount):
    with lock:
        deposit(amount)
        deposit(1)

THREADS = [(deposit, 5), (bonus, 10)]

def at_end():
    assert balance == 116, 'a deposit is missing'
`,
  dies: `import threading
lock = threading.Lock()
total = 0

def add(text):
    global total
    lock.acquire()
    total += int(text)
    lock.release()

THREADS = [(add, '5'), (add, 'five')]
`,
  barrier: `import threading
barrier = threading.Barrier(2)
log = []

def walk(name):
    for stage in range(2):
        log.append(stage)
        barrier.wait()

THREADS = [(walk, 'x'), (walk, 'y')]

def at_end():
    assert log == [0, 0, 1, 1], 'somebody ran ahead'
`,
  queue: `import queue
class Task:
    def __init__(self, number):
        self.number = number
        self.status = 'new'

tasks = queue.Queue(1)
done = []

def produce():
    for number in range(2):
        task = Task(number)
        tasks.put(task)
        task.status = 'sent'

def consume():
    for _ in range(2):
        task = tasks.get()
        task.status = 'done'
        done.append(task)

THREADS = [produce, consume]

def at_end():
    assert [task.status for task in done] == ['done', 'done'], 'a status was overwritten'
`,
  closure: `def make():
    count = 0
    def bump():
        nonlocal count
        count += 1
        return count
    return bump

bump = make()

def go():
    bump()

THREADS = [go, go]

def at_end():
    assert bump() == 3, 'a count was lost'
`,
  wait_for: `import threading
condition = threading.Condition()
ready = False
seen = []

def wait():
    with condition:
        seen.append(condition.wait_for(lambda: ready))

def wake():
    global ready
    with condition:
        ready = True
        condition.notify_all()

THREADS = [wait, wait, wake]

def at_end():
    assert seen == [True, True], 'somebody slept on'
`,
} as const
