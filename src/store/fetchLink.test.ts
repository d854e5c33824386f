import { expect, test, vi } from 'vitest'

const FAULT = '#2&program=modern&views=touch,touch&start=live&fault=kill:A:5&schedule=AAAAA&at=5'

test('a link with a fault opens when its program has to be fetched first', async () => {
  // Another test of this thread may have loaded the program.
  vi.resetModules()
  const { isLoaded, scenarioWith } = await import('../programs/index.ts')
  const { fetchLink } = await import('./fetchLink.ts')
  expect(isLoaded(scenarioWith({ program: 'modern', views: [] }))).toBe(false)
  expect(await fetchLink(FAULT)).toMatchObject({
    scenario: { program: 'modern', fault: { kind: 'kill', request: 0, step: 5 } },
    cursor: 5,
    notice: null,
  })
})

test('without a link there is nothing to open', async () => {
  const { fetchLink } = await import('./fetchLink.ts')
  expect(await fetchLink('#')).toBeNull()
})
