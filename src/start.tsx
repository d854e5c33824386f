import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { Root } from 'react-dom/client'
import {
  createPlayer,
  createPreferences,
  createStepper,
  fetchLink,
  fetchLinks,
  fetchScenarioEvents,
  isOwnLink,
  readMemory,
  startsWithLessons,
} from './store/index.ts'
import { App, Fetching, fetchPage } from './ui/App.tsx'
import { Boundary } from './ui/app/boundary/Boundary.tsx'
import { Broken } from './ui/app/boundary/Broken.tsx'
import { CheckProvider } from './ui/app/check.tsx'
import { readHash } from './ui/app/addressBar.ts'
import { nameCard, page } from './ui/app/page.ts'
import { idle } from './ui/kit/idle.ts'
import { fetchLaterParts } from './ui/kit/laterPart.tsx'
import { whenReleased } from './ui/app/released.ts'
import { createStores, StepperProvider } from './ui/app/stepper.tsx'
import { syncTheme } from './ui/app/theme.ts'

/**
 * Opens the page. Most links need nothing but what is there.
 *
 * @param opening the opening card stands there already, and a person may be stepping in it
 */
export async function startApp(react: Root, opening: boolean): Promise<void> {
  try {
    const kept = storage()
    // The bare address opens the lessons until they were gone through or skipped.
    const lessons = readMemory(kept)
    if (location.hash === '' && startsWithLessons(lessons)) {
      const { lesson, beat } = lessons.place ?? { lesson: 1, beat: 1 }
      nameCard(lesson, beat)
    }
    // A page that cannot be fetched says so where it would stand.
    const { id } = page.getState()
    const fetched = Promise.allSettled([
      fetchPage(id),
      // The lessons link to nothing.
      id === 'learn' ? null : fetchLinks(),
    ])
    const { hash } = location
    if (isOwnLink(hash)) react.render(<Fetching what="program of the link" />)
    const opened = await fetchLink(readHash())
    const preferences = createPreferences(kept, window)
    syncTheme(preferences)
    const stepper = createStepper(opening ? await openingPlace() : opened)
    const stores = createStores(stepper, preferences, createPlayer(stepper, preferences), kept)
    await fetched
    const app = (
      <Boundary link={() => location.href}>
        <StepperProvider stores={stores}>
          <CheckProvider>
            <App />
          </CheckProvider>
        </StepperProvider>
      </Boundary>
    )
    if (opening) await takePlace(react, app)
    else react.render(app)
    const links = await import('./ui/app/links.ts').catch(() => null)
    links?.syncHash(stepper, hash, stores.actions.openLink)
    // A talk may lose its network any moment: fetch the rest while there is one.
    await idle()
    const rest = await fetchScenarioEvents()
    await rest?.fetchNext()
    await fetchLaterParts()
    await idle()
    await rest?.fetchPrograms()
    // Last, for it fetches every file once more. The page goes on without it.
    void import('./ui/shell/beginShell.tsx').then(
      (shell) => shell.beginShell(kept),
      () => {},
    )
  } catch (error) {
    react.render(<Broken error={error} link={location.href} />)
  }
}

/** Draws the page in the place of the opening card: between two presses, and the focus stays. */
async function takePlace(react: Root, app: ReactNode): Promise<void> {
  await whenReleased()
  const before = document.activeElement
  const focused = before?.matches('button') === true ? before.textContent : null
  flushSync(() => {
    react.render(app)
  })
  const same = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === focused,
  )
  same?.focus({ preventScroll: true })
}

/** What the opening card shows. */
async function openingPlace() {
  const { firstPlace } = await import('./ui/panels/lesson/firstPlace.ts')
  const place = await firstPlace()
  return place === null ? null : { ...place, notice: null }
}

/** The very access throws where storage is forbidden. */
function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
