import { expect } from '@playwright/test'
import type { CDPSession, Page } from '@playwright/test'
import { link, openFinding, shown, test } from './support.ts'

const TABS = ['Map', 'Verdict', 'Conflict', 'Compare', 'State graph']

const TWO = link({ program: 'ticket', views: 'touch,touch', schedule: 'AABB' })

/** What a person can do on the stage, some of it more often: keys, and tabs by their names. */
const ACTIONS = [
  ...['1', '1', '1', '2', '2', '2', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'Home', 'End'],
  ...['r', 'u', 'y', 'F10', 'F11', 'x', 'f', 'z'],
  ...TABS,
]

/** A linear congruential generator: the same actions in every run. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state / 2_147_483_648
  }
}

function someActions(random: Generator<number>, count: number): readonly string[] {
  return Array.from(
    { length: count },
    () => ACTIONS[Math.floor((random.next().value as number) * ACTIONS.length)] ?? '1',
  )
}

/** Each action comes when the frame of the one before is drawn. */
async function act(page: Page, actions: readonly string[]): Promise<void> {
  await page.evaluate(async (names) => {
    for (const action of names) {
      const tab = [...document.querySelectorAll<HTMLElement>('[role=tab]')].find(
        ({ textContent }) => textContent === action,
      )
      if (tab !== undefined) tab.click()
      else document.body.dispatchEvent(new KeyboardEvent('keydown', { key: action, bubbles: true }))
      await new Promise(requestAnimationFrame)
    }
  }, actions)
}

/**
 * Bytes of what the page keeps, objects and elements, when the same is on the screen. Compiled code does
 * not count: the engine makes more of it the longer a function is used.
 */
async function used(page: Page, session: CDPSession): Promise<number> {
  await sameOnScreen(page)
  await session.send('HeapProfiler.collectGarbage')
  const chunks: string[] = []
  const take = ({ chunk }: { readonly chunk: string }): void => void chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', take)
  await session.send('HeapProfiler.takeHeapSnapshot', {})
  session.off('HeapProfiler.addHeapSnapshotChunk', take)
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  const code = types[type]?.indexOf('code')
  let sum = 0
  for (let node = 0; node < nodes.length; node += fields.length) {
    if (nodes[node + type] !== code) sum += nodes[node + size] ?? 0
  }
  return sum
}

/** What is on the screen, and what its tabs have drawn, is that of the same link. */
async function sameOnScreen(page: Page): Promise<void> {
  await act(page, ['Escape'])
  await page.goto(TWO)
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('4')
  for (const name of [...TABS, 'Map']) {
    await expect(await openFinding(page, name)).toBeVisible()
    await act(page, ['Home'])
  }
}

/** What counts of V8's heap snapshot: the fields of all objects, one after the other. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly (readonly string[])[]
    }
  }
  readonly nodes: readonly number[]
}

/** What the page fetches for later is there: it counts from the start. */
async function everythingFetched(page: Page): Promise<void> {
  const fetched = () => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name)
    return ['everyProgram', 'lezer'].every((one) => names.some((name) => name.includes(`/${one}-`)))
  }
  await expect.poll(() => page.evaluate(fetched), { timeout: 30_000 }).toBe(true)
}

test(
  '2,000 random actions leave the memory of the page within a tenth of what 500 took',
  { tag: '@exhaustive' },
  async ({ page }) => {
    test.setTimeout(240_000)
    await page.goto(TWO)
    await shown(page)
    await everythingFetched(page)
    const session = await page.context().newCDPSession(page)
    const random = numbers(12)
    await act(page, someActions(random, 500))
    const early = await used(page, session)
    await act(page, someActions(random, 1500))
    const late = await used(page, session)
    // A measure that saw nothing must not pass.
    expect(early).toBeGreaterThan(5_000_000)
    expect(late / early).toBeLessThan(1.1)
  },
)
