import { expect, test } from 'vitest'
import { lastWorld, replay } from '../../../world/index.ts'
import { check } from '../../check/drained.testing.ts'
import { provideEveryProgram } from '../../everyProgram.ts'
import { outcomesOf } from '../../outcome.ts'
import { prepare } from '../../prepare.ts'
import { scenarioKey } from '../../scenarioKey.ts'
import { CATALOGUE, filesOf, programRow } from '../catalogue/catalogue.ts'
import { scenarioWith } from '../scenario.ts'
import type { Scenario } from '../scenario.ts'
import { sourceText } from '../sources.ts'
import { editedFile, withEdit } from './forkSources.ts'
import { readFork } from './readFork.ts'

provideEveryProgram()

/** What replaces what in a file; a text that is not there is a mistake of the test. */
type Change = readonly (readonly [from: string, to: string])[]

function forkOf(
  scenario: Scenario,
  change: Change | string,
  file: Parameters<typeof withEdit>[1] = 'backend.py',
): Scenario {
  if (typeof change === 'string') return withEdit(scenario, file, change)
  const row = programRow(scenario.program)
  const original = row === null ? '' : sourceText(filesOf(row, scenario.middleware)[file] ?? '')
  const text = change.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`expected ${from}`)
    return before.replaceAll(from, to)
  }, original)
  return withEdit(scenario, file, text)
}

const TOUCH_LOGOUT = scenarioWith({ program: 'modern', views: ['touch', 'logout'] })
const SETS = scenarioWith({ program: 'modern', views: ['set p', 'set q'] })

/** Schedules in all, and by outcome. */
function countsOf(scenario: Scenario): Readonly<Record<string, string | null>> {
  const read = readFork(scenario)
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics))
  return countsIn(scenario)
}

function countsIn(scenario: Scenario): Readonly<Record<string, string | null>> {
  const { schedules, outcomes, seen = [] } = check(scenario).report(0)
  return Object.fromEntries([
    ['all', schedules],
    ...outcomes.map((outcome) => [outcome.id, outcome.schedules]),
    ...seen.map(({ id }) => [id, null]),
  ])
}

function complaints(scenario: Scenario): readonly (readonly [string, number, string])[] {
  const read = readFork(scenario)
  return read.ok
    ? []
    : read.diagnostics.map(({ span, message }) => [
        span.file,
        span.line,
        message.split('\n', 1)[0] ?? '',
      ])
}

// The endless recursion of r8340 takes the whole library a quarter of a minute.
const QUICK = CATALOGUE.filter(({ id }) => id !== 'r8340')

test.each([
  ...QUICK.map(({ id }) => [id, 'live'] as const),
  ...['ticket', 'modern', 'db-modern'].flatMap((id) =>
    (['none', 'zero', 'stale', 'large'] as const).map((start) => [id, start] as const),
  ),
])(
  'a comment changes nothing of %s from the start %s: the same schedules end in the same way',
  (program, start) => {
    const scenario = scenarioWith({ program, views: ['touch', 'logout'], start })
    const text = sourceText(programRow(program)?.backend ?? '')
    expect(countsOf(withEdit(scenario, 'backend.py', `${text}# changed\n`))).toEqual(
      countsIn(scenario),
    )
  },
)

const SUFFIX: Change = [["'sessionid' + key", "'sessionid' + key + '.json'"]]

test('the name of a session’s file may end in anything: 66 of 270 schedules revive it', () => {
  const counts = countsOf(forkOf(TOUCH_LOGOUT, SUFFIX))
  expect([counts['all'], counts['revived']]).toEqual(['270', '66'])
  expect(counts).toEqual(countsIn(TOUCH_LOGOUT))
})

test('the fixed twin of a program is none of a changed one', () => {
  const scenario = scenarioWith({ program: 'fix', views: ['touch'] })
  expect(prepare(scenario).django?.row.fix).not.toBeNull()
  const text = `${sourceText('fix.py')}# changed\n`
  expect(prepare(withEdit(scenario, 'backend.py', text)).django?.row.fix).toBeNull()
})

test('the schedule that revives it, step by step', () => {
  const prepared = prepare(forkOf(TOUCH_LOGOUT, SUFFIX))
  const { run, divergence } = replay(prepared.plan, 'AAABBBAAAAAAAA')
  expect(divergence).toBeNull()
  expect(outcomesOf(prepared, lastWorld(run)).map(({ id }) => id)).toEqual([
    'key-regenerated',
    'revived',
  ])
})

test.each<[string, Change]>([
  [
    'a hash of the key',
    [
      ["'sessionid' + key", 'hashlib.md5(key.encode()).hexdigest()'],
      ['import os\n', 'import hashlib\nimport os\n'],
    ],
  ],
  ['a folder of its own', [["DIRECTORY, 'sessionid' + key", "DIRECTORY, 'new-' + key[:0] + key"]]],
])('the name of a session’s file may be %s', (_, change) => {
  expect(countsOf(forkOf(TOUCH_LOGOUT, change))).toEqual(countsIn(TOUCH_LOGOUT))
})

test.each([
  ['str(uuid.uuid4())', 'import uuid'],
  ["'s-' + secrets.token_hex(20)", 'import uuid\nimport secrets'],
  ['secrets.token_urlsafe(24)', 'import uuid\nimport secrets'],
])('keys may be made by %s', (made, imports) => {
  const base: Change = [
    ['uuid.uuid4().hex', made],
    ['import uuid', imports],
  ]
  expect(countsOf(forkOf(TOUCH_LOGOUT, base, 'base.py'))).toEqual(countsIn(TOUCH_LOGOUT))
})

test('of keys that nobody can name no schedule with a logout is called safe', () => {
  const made = forkOf(
    TOUCH_LOGOUT,
    [['uuid.uuid4().hex', 'hashlib.md5(uuid.uuid4().hex.encode()).hexdigest()']],
    'base.py',
  )
  const hidden = forkOf(made, [
    ["'sessionid' + key", 'hashlib.md5(key.encode()).hexdigest()'],
    ['import os\n', 'import hashlib\nimport os\n'],
  ])
  const counts = countsOf(hidden)
  expect(counts['not-modelled']).toBe(counts['all'])
  expect(counts['ok']).toBeUndefined()
  const harmless = { ...hidden, views: ['read', 'read'] as const }
  expect(countsOf(harmless)['not-modelled']).toBeUndefined()
})

/** As modern, but a save holds a lock whose file stays. */
function locking(path: string): Change {
  return [
    ['import os\n', 'import fcntl\nimport os\n'],
    [
      '    def save(self, must_create=False):\n',
      `    def save(self, must_create=False):
        lock = os.open(${path}, os.O_WRONLY | os.O_CREAT)
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            self.save_alone(must_create)
        finally:
            os.close(lock)

    def save_alone(self, must_create):
`,
    ],
    ['return self.create()', 'return self.create_alone()'],
    [
      '    def create(self):\n',
      `    def create(self):
        self.save(must_create=True) if False else self.create_alone()

    def create_alone(self):
`,
    ],
    [
      'self.save(must_create=True)\n            except',
      'self.save_alone(must_create=True)\n            except',
    ],
  ]
}

test.each([
  ['one for all, in the folder of the sessions', "'/sessions/lock'"],
  ['one for all, in /tmp', "'/tmp/x.lock'"],
  ['one for each key', "self.path_of(self._session_key or 'new') + '.lock'"],
])('a lock file that stays is no orphan: %s', (_, path) => {
  const counts = countsOf(forkOf(SETS, locking(path)))
  expect(Object.keys(counts)).toEqual(['all', 'lost-update', 'ok'])
})

const INDEX: Change = [
  [
    '                shutil.move(temporary, path)\n',
    `                shutil.move(temporary, path)
                index = os.open('/sessions/index', os.O_WRONLY | os.O_CREAT)
                os.close(index)
`,
  ],
]

test('an index that a backend keeps is no orphan, but a temporary file that it forgets is one', () => {
  const counts = countsOf(forkOf(SETS, INDEX))
  expect(Object.keys(counts)).toEqual(['all', 'lost-update', 'ok'])
  const forgetful: Change = [
    ['shutil.move(temporary, path)', 'os.link(temporary, path + temporary[-6:])'],
  ]
  const left = countsOf(forkOf(SETS, forgetful))
  expect(left['orphan']).toBe(left['all'])
})

/** All sessions in one file, and none of the names that our own backends have. */
const ONE_FILE = `"""All sessions in one file."""
import json
import os
from base import CreateError, SessionBase, UpdateError

STORE = '/sessions/all.json'


class SessionStore(SessionBase):

    def read_all(self):
        try:
            with open(STORE) as f:
                return json.load(f)
        except FileNotFoundError:
            return {}

    def write_all(self, sessions):
        with open(STORE + '.new', 'w') as f:
            json.dump(sessions, f)
        os.replace(STORE + '.new', STORE)

    def exists(self, key):
        return key in self.read_all()

    def load(self):
        sessions = self.read_all()
        if self.session_key not in sessions:
            self._session_key = None
            return {}
        return sessions[self.session_key]

    def delete(self, key=None):
        key = key or self.session_key
        sessions = self.read_all()
        if key in sessions:
            del sessions[key]
            self.write_all(sessions)

    def create(self):
        self._session_key = self.new_session_key()
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create=False):
        if self.session_key is None:
            return self.create()
        data = self.get_session(no_load=must_create)
        sessions = self.read_all()
        if not must_create and self.session_key not in sessions:
            raise UpdateError
        sessions[self.session_key] = data
        self.write_all(sessions)
`

test('a store that keeps all sessions in one file is judged as any other', () => {
  const alone = countsOf(forkOf(scenarioWith({ program: 'modern', views: ['set p'] }), ONE_FILE))
  expect(alone).toEqual({ all: '1', ok: '1' })
  const one = countsOf(forkOf(TOUCH_LOGOUT, ONE_FILE))
  expect(Object.keys(one)).toEqual([
    'all',
    'key-regenerated',
    'resurrected',
    'error-500',
    'error-400',
    'ok',
  ])
  const zero = forkOf(scenarioWith({ program: 'modern', views: ['read'], start: 'zero' }), ONE_FILE)
  expect(Object.keys(countsOf(zero))).toEqual(['all', 'error-500'])
})

test('what does not compile is said at its place in the text, whatever the other files make of it', () => {
  expect(complaints(forkOf(SETS, [['import shutil', 'import shutil as']]))).toEqual([
    ['backend.py', 4, expect.any(String)],
  ])
  expect(complaints(forkOf(SETS, [['class SessionStore', 'class Store']]))).toEqual([
    ['middleware.py', 4, '`SessionStore` is not defined in backend.py.'],
    ['middleware.py', 14, '`SessionStore` is not defined in this file.'],
  ])
  expect(complaints(forkOf(SETS, [['def set_q', 'def set_r']], 'views.py'))).toEqual([
    ['views.py', 1, 'There is no function `set_q` in views.py: every request calls it.'],
  ])
  expect(complaints(forkOf(SETS, [['def handle(', 'def answer(']], 'handler.py'))).toEqual([
    [
      'handler.py',
      1,
      'The outcomes cannot look into the store. `handle` is not defined in handler.py.',
    ],
  ])
})

test('a program whose sessions cannot be told is refused before the first step', () => {
  const cookie = forkOf(SETS, [["'sessionid'", "'sid'"]], 'middleware.py')
  expect(complaints(cookie)).toEqual([])
  const [lost] = complaints(
    forkOf(forkOf(SETS, [["'sessionid'", "'sid'"]], 'middleware.py'), ONE_FILE),
  )
  expect(lost?.[2]).toBe(
    'A first request that stores user 42, cart 1 is answered without the cookie `sessionid` (but with sid).',
  )
  const raising = ONE_FILE.replace(
    'data = self.get_session',
    "data = PRIME['all'] + self.get_session",
  )
  const line = raising.slice(0, raising.indexOf('PRIME[')).split('\n').length + 1
  const found = complaints(forkOf(SETS, raising.replace('import json', 'import json\nPRIME = {}')))
  const answered = expect.stringContaining('is answered without the cookie `sessionid`.')
  expect(found).toEqual([['backend.py', line, answered]])
})

test('a program that something random decides is not called safe', () => {
  const picks: Change = [
    ['import os\n', 'import os\nimport random\n'],
    [
      "return os.path.join(DIRECTORY, 'sessionid' + key)",
      "return os.path.join(DIRECTORY, random.choice(['a', 'b']) + key)",
    ],
  ]
  const { verdict } = check(
    forkOf(scenarioWith({ program: 'modern', views: ['read'] }), picks),
  ).report(0)
  expect(verdict.kind).not.toBe('safe')
})

test('a loop that waits for ever is a livelock', () => {
  const spin: Change = [
    [
      '        data = {}\n        try:',
      "        data = {}\n        while not os.path.exists('/tmp/go'):\n            pass\n        try:",
    ],
  ]
  const report = check(forkOf(scenarioWith({ program: 'modern', views: ['read'] }), spin)).report(0)
  expect([report.verdict.kind, (report.seen ?? []).map(({ id }) => id)]).toEqual([
    'broken',
    ['livelock'],
  ])
})

test('a file has the names that a person would use; another text is another scenario, the same is none', () => {
  expect(
    ['backend.py', 'backend', 'modern.py', 'base_modern', 'views', 'x.py'].map((name) =>
      editedFile(SETS, name),
    ),
  ).toEqual(['backend.py', 'backend.py', 'backend.py', 'base.py', 'views.py', null])
  expect(scenarioKey(forkOf(SETS, SUFFIX))).not.toBe(scenarioKey(forkOf(SETS, INDEX)))
  expect(forkOf(forkOf(SETS, SUFFIX), sourceText('modern.py'))).toEqual(SETS)
})
