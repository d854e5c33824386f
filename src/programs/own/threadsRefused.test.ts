import { expect, test } from 'vitest'
import { lastWorld, replay, statusOf, toItsEnd } from '../../world/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { check } from '../check/drained.testing.ts'
import { prepare } from '../prepare.ts'
import { scenarioOf } from './threadRuns.testing.ts'

const GUARDS: readonly (readonly [string, string, RegExp])[] = [
  [
    'a timeout beside a clock',
    'import threading, time\nlock = threading.Lock()\ndef f():\n    lock.acquire(timeout=1)\n    time.monotonic()\nTHREADS = [f]\n',
    /a timeout of acquire\(\) in a program that reads a clock/,
  ],
  [
    'a timeout of wait_for',
    'import threading\nready = threading.Condition()\ndef f():\n    with ready:\n        ready.wait_for(lambda: True, 1)\nTHREADS = [f]\n',
    /a timeout of Condition\.wait_for/,
  ],
  [
    'the action of a barrier',
    'import threading\ndef f():\n    threading.Barrier(2, action=f)\nTHREADS = [f]\n',
    /the action of a Barrier/,
  ],
  [
    'a loop over an OrderedDict that threads share',
    'from collections import OrderedDict\nranked = OrderedDict(a=1)\ndef f():\n    for key in ranked:\n        pass\nTHREADS = [f, f]\n',
    /a loop over an OrderedDict that threads share/,
  ],
  [
    'a deep copy of what threads share',
    'import copy\nitems = [[1]]\ndef f():\n    copy.deepcopy(items)\nTHREADS = [f, f]\n',
    /copy\.deepcopy\(\) of what threads share/,
  ],
  [
    'json with an indent, of what threads share',
    'import json\nitems = [1]\ndef f():\n    json.dumps(items, indent=1)\nTHREADS = [f, f]\n',
    /json\.dumps\(\) of what threads share/,
  ],
  [
    'what a Counter does in Python',
    "from collections import Counter\ncounted = Counter('a')\ndef f():\n    counted.update('b')\nTHREADS = [f, f]\n",
    /collections\.Counter\.update\(\) of what threads share/,
  ],
  [
    'a generator that two threads can reach',
    'def numbers():\n    yield 1\nshared = numbers()\ndef f():\n    next(shared)\nTHREADS = [f, f]\n',
    /a generator that two threads can reach/,
  ],
  [
    '__init__ of an object that others have already',
    'all = []\nclass A:\n    def __init__(self):\n        all.append(self)\n        self.x = 1\ndef f():\n    A()\nTHREADS = [f, f]\n',
    /the attribute x that __init__ stores/,
  ],
  [
    'what os.environ does in several accesses',
    "import os\ndef f():\n    os.environ.setdefault('N', '1')\nTHREADS = [f, f]\n",
    /setdefault of os.environ in a thread/,
  ],
  [
    'a whole look at os.environ',
    'import os\ndef f():\n    dict(os.environ)\nTHREADS = [f, f]\n',
    /__iter__ of os.environ in a thread/,
  ],
  [
    'what a function of the program makes for a defaultdict',
    "from collections import defaultdict\nd = defaultdict(lambda: [])\ndef f():\n    d['a'].append(1)\nTHREADS = [f, f]\n",
    /a function of the program that a built-in calls while it looks at what threads share/,
  ],
  [
    'a function that max() calls for items that threads share',
    'items = [1, 2]\ndef f():\n    max(items, key=lambda each: -each)\nTHREADS = [f, f]\n',
    /a function of the program that a built-in calls while it looks at what threads share/,
  ],
  [
    'a sort in place by a function of the program',
    'items = [1, 2]\ndef f():\n    items.sort(key=lambda each: -each)\nTHREADS = [f, f]\n',
    /a function of the program that a built-in calls while it looks at what threads share/,
  ],
  [
    'sorted() of an iterator of what threads share',
    'items = [1, 2]\ndef f():\n    sorted(map(lambda each: -each, items))\nTHREADS = [f, f]\n',
    /a function of the program that a built-in calls while it looks at what threads share/,
  ],
  [
    'a step in a function that sorted() calls',
    'items = [1, 2]\nn = 0\ndef key(each):\n    global n\n    n += 1\n    return each\ndef f():\n    sorted(items, key=key)\nTHREADS = [f, f]\n',
    /a step of a function that a built-in calls/,
  ],
  [
    'an exception that threads share, and raise',
    "error = ValueError('x')\ndef f():\n    raise error\nTHREADS = [f, f]\n",
    /raising an exception that other threads can reach/,
  ],
  [
    'an attribute of an exception that threads share',
    "class E(Exception):\n    pass\nerror = E('x')\ndef f():\n    error.n = 1\nTHREADS = [f, f]\n",
    /an attribute that is stored in an exception that two threads can reach/,
  ],
  [
    'an attribute that a class method gives to a class below',
    'class A:\n    n = 0\n    @classmethod\n    def go(cls):\n        cls.n += 1\nclass B(A):\n    pass\ndef f():\n    B.go()\nTHREADS = [f, f]\n',
    /a change of the class main\.B/,
  ],
  [
    'a file object that two threads can reach',
    "log = []\ndef f():\n    log.append(open('/data/x', 'w'))\nTHREADS = [f, f]\n",
    /an open file object that a thread hands to others/,
  ],
]

test.each(GUARDS)('%s is not modelled, and so nothing is called safe', (_, text, what) => {
  const { plan } = prepare(scenarioOf(text))
  expect(check(scenarioOf(text)).report(0).verdict).toMatchObject({
    kind: 'inconclusive',
    reason: 'not-modelled',
  })
  const { run } = replay(plan, '')
  const world = lastWorld(plan.requests.reduce((so, __, who) => toItsEnd(so, who as Pid), run))
  const ends = world.requests.map((__, who) => statusOf(plan, world, who as Pid))
  const met = ends.flatMap((end) =>
    end.kind === 'finished' && end.finish.kind === 'not-modelled' ? [end.finish.what] : [],
  )
  expect(met.join('\n')).toMatch(what)
})
