import { isVersion, spareVersions, versionName } from './version.ts'

/** A version of the page, as the build lists it. */
interface Version {
  readonly version: string
  /** every file, relative to the folder; the page itself is `PAGE` */
  readonly files: readonly string[]
}

/** What the service worker has around it. */
interface Surroundings {
  /** the address of its folder, with a slash at its end */
  readonly scope: string
  readonly caches: CacheStorage
  /** null: it does not know which tabs there are */
  readonly locks: LockManager | null
  fetch(request: Request | string, options?: RequestInit): Promise<Response>
}

/** The page itself: a host may lead from index.html to its folder, and a led answer opens no page. */
const PAGE = './'

/** What the service worker of one version does. */
export function createKeeper({ version, files }: Version, around: Surroundings) {
  const { scope, caches, locks } = around
  const own = versionName(scope, version)
  const page = new URL(PAGE, scope).href

  const names = async (): Promise<readonly string[]> =>
    (await caches.keys()).filter((name) => isVersion(scope, name))

  return {
    /**
     * Fetches all files of the version. Rejects, and leaves nothing behind, when one is missing, or the
     * host has another version by now.
     */
    keep: async (): Promise<void> => {
      try {
        const cache = await caches.open(own)
        const answer = await around.fetch(page, { cache: 'no-cache' })
        const text = await answer.clone().text()
        if (!answer.ok || !text.includes(version)) {
          throw new Error(`expected the page of version ${version}`)
        }
        const others = files.filter((file) => file !== PAGE)
        await cache.addAll(others.map((file) => new URL(file, scope).href))
        await cache.put(page, answer)
      } catch (error) {
        await caches.delete(own)
        throw error
      }
    },

    /** Drops the versions that nobody needs any more. */
    tidy: async (): Promise<void> => {
      if (locks === null) return
      const { held = [], pending = [] } = await locks.query()
      const used = new Set([...held, ...pending].map(({ name = '' }) => name))
      const spare = spareVersions(await names(), own, used)
      await Promise.all(spare.map((name) => caches.delete(name)))
    },

    /** Whether a request is for the page, or a file of any version: what else there is goes to the network. */
    answers: ({ method, url, mode }: Pick<Request, 'method' | 'url' | 'mode'>): boolean => {
      if (method !== 'GET' || !url.startsWith(scope)) return false
      return mode !== 'navigate' || isPage(url, page)
    },

    /** The page of this version, or a file of this one or, for a tab that is older, of another. */
    answer: async (request: Request): Promise<Response> => {
      const wanted = request.mode === 'navigate' ? page : request.url
      const others = (await names()).filter((name) => name !== own).toReversed()
      for (const name of [own, ...others]) {
        const kept = await (await caches.open(name)).match(wanted, { ignoreVary: true })
        if (kept !== undefined) return kept
      }
      return around.fetch(request)
    },
  }
}

function isPage(url: string, page: string): boolean {
  const { origin, pathname } = new URL(url)
  return [page, `${page}index.html`].includes(`${origin}${pathname}`)
}
