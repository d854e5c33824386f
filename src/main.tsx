import { createRoot } from 'react-dom/client'
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
import { createStores, StepperProvider } from './ui/app/stepper.tsx'
import './ui/theme.css'
import { syncTheme } from './ui/app/theme.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('expected <div id="root"> in index.html, found none')

const react = createRoot(root)

/** Opens the page. Most links need nothing but what is there. */
async function open(): Promise<void> {
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
    const stepper = createStepper(opened)
    const stores = createStores(stepper, preferences, createPlayer(stepper, preferences), kept)
    await fetched
    react.render(
      <Boundary link={() => location.href}>
        <StepperProvider stores={stores}>
          <CheckProvider>
            <App />
          </CheckProvider>
        </StepperProvider>
      </Boundary>,
    )
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

void open()

/** The very access throws where storage is forbidden. */
function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
