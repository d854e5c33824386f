import { expect, test } from 'vitest'
import { check } from '../check/drained.testing.ts'
import { raceScenario } from './ownScenario.ts'
import { readRace } from './readRace.ts'

/** The verdict of a program of two processes that do this. */
function verdictOf(statement: string): string {
  const text = `import json, os, random, secrets, time, uuid

def f():
    ${statement}

PROCESSES = [f, f]
`
  const scenario = raceScenario('main.py', text)
  const read = readRace(scenario)
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics))
  const { verdict } = check(scenario).report(0)
  return verdict.reason ?? verdict.kind
}

test.each([
  'time.sleep(random.uniform(0.1, 0.2) * 2 + 1)',
  'os.mkdir("/work/" + uuid.uuid4().hex)',
  'os.mkdir("/work/" + uuid.uuid4().hex[:8])',
  'os.mkdir("/work/" + secrets.token_hex(4))',
  'os.mkdir("/work/" + secrets.token_urlsafe())',
  'os.mkdir(f"/work/{random.randint(0, 10**9)}")',
  'os.mkdir("/work/%s" % random.random())',
  'assert len(uuid.uuid4().hex) == 32',
  'assert uuid.uuid4() != uuid.uuid4()',
  'assert not (uuid.uuid4().hex + ".tmp").endswith(".lock")',
  'assert random.choice("a") == "a"',
  'assert len(os.urandom(16)) == 16',
])('a random value as a name, or to wait for, is safe: %s', (statement) => {
  expect(verdictOf(statement)).toBe('safe')
})

test.each([
  'sorted([uuid.uuid4().hex, uuid.uuid4().hex])',
  'uuid.uuid4().hex[0] == "a"',
  'int(uuid.uuid4().hex, 16) % 2',
  '"a" in uuid.uuid4().hex',
  'uuid.uuid4().hex.startswith("a")',
  'uuid.uuid4().hex.isdigit()',
  'random.choice([1, 2])',
  'secrets.choice("ab")',
  'list(random.sample([1, 2, 3], 2))',
  'items = [1, 2]\n    random.shuffle(items)\n    items[0]',
])('what is decided by one pick is told: %s', (statement) => {
  expect(verdictOf(statement)).toBe('picked')
})

test.each([
  'if random.random() < 0.5:\n        pass',
  '[1, 2][random.randint(0, 1)]',
  'range(random.randint(1, 3))',
  'not random.random()',
  'random.random() == 3',
  'isinstance(random.random(), float)',
  'type(random.random())',
  '{random.random(): 1}',
  'max(random.random(), 3)',
  'round(random.random(), 2) > 1',
  'str(random.randint(1, 6))',
  'json.dumps(random.random())',
  'secrets.token_hex(2)',
])('a run that is decided by a random number leaves the model: %s', (statement) => {
  expect(verdictOf(statement)).toBe('not-modelled')
})

test('processes that make random names do not make the same ones', () => {
  expect(
    verdictOf(
      'os.mkdir("/work/" + uuid.uuid4().hex)\n    os.mkdir("/work/" + secrets.token_hex(16))',
    ),
  ).toBe('safe')
})
