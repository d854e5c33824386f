import { expect, test } from 'vitest'
import { createKeeper } from './createKeeper.ts'
import { versionName } from './version.ts'

const SCOPE = 'https://host.example/racetrack/'
const nameOf = (version: string) => versionName(SCOPE, version)

/** Caches without a browser, in the order in which they were made. */
class FakeCaches {
  readonly all = new Map<string, Map<string, Response>>()
  readonly #fetch: (url: string) => Promise<Response>

  constructor(fetch: (url: string) => Promise<Response>) {
    this.#fetch = fetch
  }

  keys = () => Promise.resolve([...this.all.keys()])

  delete = (name: string) => Promise.resolve(this.all.delete(name))

  open = (name: string) => {
    const files = this.all.get(name) ?? new Map<string, Response>()
    this.all.set(name, files)
    return Promise.resolve({
      match: (url: string) => Promise.resolve(files.get(url)),
      put: (url: string, answer: Response) => Promise.resolve(void files.set(url, answer)),
      addAll: async (urls: readonly string[]) => {
        for (const url of urls) {
          const answer = await this.#fetch(url)
          if (!answer.ok) throw new TypeError(`no ${url}`)
          files.set(url, answer)
        }
      },
    })
  }
}

/** A host with these files below the folder, and what the browser keeps of it. */
function place(host: Readonly<Record<string, string>>, used: readonly string[] = []) {
  const asked: string[] = []
  const fetch = (wanted: Request | string) => {
    const url = typeof wanted === 'string' ? wanted : wanted.url
    asked.push(url)
    const text = host[url.slice(SCOPE.length)]
    return Promise.resolve(new Response(text ?? '', { status: text === undefined ? 404 : 200 }))
  }
  const caches = new FakeCaches(fetch)
  const held = used.map((version) => ({ name: nameOf(version) }))
  const around = {
    scope: SCOPE,
    caches: caches as unknown as CacheStorage,
    locks: { query: () => Promise.resolve({ held, pending: [] }) } as unknown as LockManager,
    fetch,
  }
  return { around, caches, asked }
}

const request = (url: string, mode = 'cors') => ({ url, mode, method: 'GET' }) as Request

const PAGE_2 = '<meta name="version" content="v2">'

test('a version is kept whole, and answered without the host', async () => {
  const { around, asked } = place({ '': PAGE_2, 'a.js': 'a' })
  const keeper = createKeeper({ version: 'v2', files: ['a.js', './'] }, around)
  await keeper.keep()
  asked.length = 0
  const part = await keeper.answer(request(`${SCOPE}a.js`))
  const page = await keeper.answer(request(`${SCOPE}index.html?x#hash`, 'navigate'))
  expect(await part.text()).toBe('a')
  expect(await page.text()).toBe(PAGE_2)
  expect(asked).toEqual([])
})

test('a version of which a file is missing, or whose page is of another one, leaves nothing behind', async () => {
  const files = ['a.js', './']
  for (const host of [{ '': PAGE_2 }, { '': 'of v3', 'a.js': 'a' }, { 'a.js': 'v2' }]) {
    const { around, caches } = place(host)
    const kept = createKeeper({ version: 'v2', files }, around).keep()
    await expect(kept).rejects.toThrow(/no https:|expected the page of version v2/)
    expect(caches.all.size).toBe(0)
  }
})

test('a file that only the version before has is found there, and what no version has at the host', async () => {
  const { around, caches } = place({ '': PAGE_2, 'robots.txt': 'all' })
  const before = await caches.open(nameOf('v1'))
  await before.put(`${SCOPE}old.js`, new Response('old'))
  const keeper = createKeeper({ version: 'v2', files: ['./'] }, around)
  await keeper.keep()
  expect(await (await keeper.answer(request(`${SCOPE}old.js`))).text()).toBe('old')
  expect(await (await keeper.answer(request(`${SCOPE}robots.txt`))).text()).toBe('all')
})

test('a version that a tab uses is never dropped; of the others only the one before the newest stays', async () => {
  const { around, caches } = place({ '': PAGE_2 }, ['used'])
  const others = ['racetrack https://host.example/other/ old', 'of somebody else']
  for (const name of [nameOf('used'), nameOf('spare'), ...others, nameOf('before'), nameOf('v2')]) {
    await caches.open(name)
  }
  const keeper = createKeeper({ version: 'v2', files: ['./'] }, around)
  await keeper.tidy()
  expect([...caches.all.keys()]).toEqual([
    nameOf('used'),
    ...others,
    nameOf('before'),
    nameOf('v2'),
  ])
})

test('where the browser cannot say what is in use, nothing is dropped', async () => {
  const { around, caches } = place({})
  for (const version of ['a', 'b', 'c']) await caches.open(nameOf(version))
  await createKeeper({ version: 'c', files: [] }, { ...around, locks: null }).tidy()
  expect(caches.all.size).toBe(3)
})

test.each([
  [SCOPE, 'navigate', true],
  [`${SCOPE}?a=1`, 'navigate', true],
  [`${SCOPE}index.html`, 'navigate', true],
  [`${SCOPE}robots.txt`, 'navigate', false],
  [`${SCOPE}assets/a.js`, 'cors', true],
  ['https://host.example/other/', 'navigate', false],
  ['https://elsewhere.example/a.js', 'no-cors', false],
])('%s by %s: answered by us: %s', (url, mode, answered) => {
  const keeper = createKeeper({ version: 'v', files: [] }, place({}).around)
  expect(keeper.answers(request(url, mode))).toBe(answered)
  expect(keeper.answers({ url, mode: 'cors', method: 'POST' })).toBe(false)
})
