import { expect, test } from 'vitest'
import { bytes } from '../../vfs/index.ts'
import { initialWorld } from '../step.ts'
import { planOf } from '../testing/planOf.testing.ts'
import { sessionView } from './session.ts'

const LOOK = `import fcntl, json
def main():
    pass
def look(key):
    f = open('/d/' + key)
    return json.loads(f.read())
def locked(key):
    f = open('/d/' + key)
    fcntl.flock(f, fcntl.LOCK_EX)
    g = open('/d/' + key)
    fcntl.flock(g, fcntl.LOCK_EX)
def endless(key):
    while True:
        pass
`
const plan = planOf(LOOK, ['main'], {
  files: [
    { path: '/d/good', data: bytes('{"user": 42}') },
    { path: '/d/torn', data: bytes('{"us') },
  ],
})
const world = initialWorld(plan)

test('a session is what the program’s own function gives', () => {
  expect(sessionView(plan, world, 'main.look', 'good')).toEqual({
    kind: 'data',
    data: { user: 42n },
  })
})

test('without a cookie there is none', () => {
  expect(sessionView(plan, world, 'main.look', undefined)).toEqual({ kind: 'no-cookie' })
})

test('a load that raises, waits or never ends is reported as such', () => {
  expect(sessionView(plan, world, 'main.look', 'torn')).toMatchObject({ kind: 'error' })
  expect(sessionView(plan, world, 'main.look', 'none')).toMatchObject({
    kind: 'error',
    exception: 'FileNotFoundError',
  })
  expect(sessionView(plan, world, 'main.locked', 'good')).toEqual({ kind: 'blocked' })
  expect(sessionView(plan, world, 'main.endless', 'good')).toMatchObject({
    exception: 'not modelled',
  })
})

test('a look leaves the world as it is', () => {
  sessionView(plan, world, 'main.look', 'good')
  expect(world).toEqual(initialWorld(plan))
})
