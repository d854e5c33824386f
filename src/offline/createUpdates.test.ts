import { expect, test } from 'vitest'
import { createUpdates } from './createUpdates.ts'
import { TAKE_OVER } from './version.ts'

class FakeWorker extends EventTarget {
  state = 'installing'
  readonly heard: unknown[] = []

  postMessage(message: unknown): void {
    this.heard.push(message)
  }

  become(state: string): void {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

class FakeRegistration extends EventTarget {
  readonly scope = 'https://host.example/'
  waiting: FakeWorker | null = null
  installing: FakeWorker | null = null
  registered = true
  /** what the host answers when it is asked for a newer version */
  update: () => Promise<unknown> = () => Promise.resolve()

  unregister = () => {
    this.registered = false
    return Promise.resolve(true)
  }

  find(worker: FakeWorker): void {
    this.installing = worker
    this.dispatchEvent(new Event('updatefound'))
  }
}

/** A page that `controlled` says is under an older service worker already. */
function page(controlled: boolean, answer: () => Promise<Response> = () => Promise.reject()) {
  const registration = new FakeRegistration()
  const container = Object.assign(new EventTarget(), {
    controller: controlled ? new FakeWorker() : null,
    register: () => Promise.resolve(registration),
  })
  const locks: string[] = []
  let reloads = 0
  const updates = createUpdates('v1', {
    container: container as unknown as ServiceWorkerContainer,
    locks: {
      request: (name: string) => {
        locks.push(name)
        return new Promise(() => {})
      },
    },
    fetch: answer,
    reload: () => {
      reloads += 1
    },
  })
  const offered = () => updates.store.getState().offered
  return { registration, container, updates, offered, locks, reloads: () => reloads }
}

test('the first service worker of all is no update, and takes the page over without a word', async () => {
  const { updates, registration, container, offered, reloads } = page(false)
  await updates.watch('./sw.js')
  const first = new FakeWorker()
  registration.find(first)
  first.become('installed')
  container.controller = first
  container.dispatchEvent(new Event('controllerchange'))
  expect(offered()).toBe(false)
  expect(reloads()).toBe(0)
})

test('a tab holds its own version from the beginning', async () => {
  const { updates, locks } = page(true)
  await updates.watch('./sw.js')
  expect(locks).toEqual(['racetrack https://host.example/ v1'])
})

test('a newer version is offered when it is whole, and taken over when it is wanted', async () => {
  const { updates, registration, container, offered, reloads } = page(true)
  await updates.watch('./sw.js')
  const newer = new FakeWorker()
  registration.find(newer)
  expect(offered()).toBe(false)
  newer.become('installed')
  registration.waiting = newer
  expect(offered()).toBe(true)
  expect(newer.heard).toEqual([])
  updates.takeOver()
  expect(newer.heard).toEqual([TAKE_OVER])
  expect(reloads()).toBe(0)
  container.dispatchEvent(new Event('controllerchange'))
  expect(reloads()).toBe(1)
})

test('a newer version that waited since an earlier visit is offered at once', async () => {
  const { updates, registration, offered } = page(true)
  registration.waiting = new FakeWorker()
  await updates.watch('./sw.js')
  expect(offered()).toBe(true)
})

test('a tab is not reloaded because another tab has taken the newer version; it is told', async () => {
  const { updates, container, offered, reloads } = page(true)
  await updates.watch('./sw.js')
  container.dispatchEvent(new Event('controllerchange'))
  expect(offered()).toBe(true)
  expect(reloads()).toBe(0)
  // It is active by now: opening it is only a reload.
  updates.takeOver()
  expect(reloads()).toBe(1)
})

test('a browser that refuses the service worker costs only the use without a network', async () => {
  const { updates, container, offered } = page(false)
  container.register = () => Promise.reject(new DOMException('no', 'SecurityError'))
  await updates.watch('./sw.js')
  await updates.look()
  expect(offered()).toBe(false)
})

const script = { headers: { 'content-type': 'text/javascript' } }
const html = { headers: { 'content-type': 'text/html' } }

test.each([
  ['cannot be reached', () => Promise.reject(new TypeError('no network')), true],
  ['has it after all', () => Promise.resolve(new Response('', script)), true],
  ['has it no more', () => Promise.resolve(new Response('', { status: 404, ...html })), false],
  ['answers a page', () => Promise.resolve(new Response('<p>', html)), false],
])('when the host %s, the service worker stays: %s', async (_, answer, stays) => {
  const { updates, registration } = page(true, answer)
  registration.update = () => Promise.reject(new TypeError('bad answer'))
  await updates.watch('./sw.js')
  expect(registration.registered).toBe(stays)
})
