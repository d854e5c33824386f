/** The code around a session store, as it was at a time. Files under sources/. */
export interface Era {
  readonly id: EraId
  readonly base: string
  readonly views: string
  readonly handler: string
  readonly probe: string
  /** the middlewares that it can run with */
  readonly middlewares: readonly MiddlewareId[]
}

export type EraId = '2008-04' | '2008-08' | 'modern'

/** `2008-04`: before flush() and cycle_key(); `2008-08`: with them; `modern`: Django 4 and 5. */
const ERAS: readonly Era[] = [
  {
    id: '2008-04',
    base: 'base.py',
    views: 'views.py',
    handler: 'handler.py',
    probe: 'probe.py',
    middlewares: ['pre', 'post'],
  },
  {
    id: '2008-08',
    base: 'base_flush.py',
    views: 'views_flush.py',
    handler: 'handler.py',
    probe: 'probe.py',
    middlewares: ['pre', 'post'],
  },
  {
    id: 'modern',
    base: 'base_modern.py',
    views: 'views_flush.py',
    handler: 'handler_modern.py',
    probe: 'probe_modern.py',
    middlewares: ['modern', 'post', 'pre'],
  },
]

export type MiddlewareId = 'pre' | 'post' | 'modern'

export interface Middleware {
  readonly id: MiddlewareId
  readonly title: string
  readonly file: string
  /** what it does that the others do not */
  readonly summary: string
}

export const MIDDLEWARES: readonly Middleware[] = [
  {
    id: 'pre',
    title: 'before r7586',
    file: 'middleware_pre.py',
    summary: 'Saves without loading the session first.',
  },
  {
    id: 'post',
    title: 'r7586 and later',
    file: 'middleware_post.py',
    summary: 'Asks the session for its expiry before it saves, and so loads it.',
  },
  {
    id: 'modern',
    title: 'Django 4 and 5',
    file: 'middleware_modern.py',
    summary:
      'Deletes the cookie of an empty session; a request whose session was deleted meanwhile gets a 400.',
  },
]

export function eraOf(id: EraId): Era {
  const era = ERAS.find((entry) => entry.id === id)
  if (era === undefined) throw new RangeError(`expected an era, got ${id}`)
  return era
}
