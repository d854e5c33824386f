import { createRoot } from 'react-dom/client'
import { createPlayer, createPreferences, createSession } from './store/index.ts'
import { App } from './ui/App.tsx'
import { Boundary } from './ui/boundary/Boundary.tsx'
import { readHash, syncHash } from './ui/hash.ts'
import { SessionProvider } from './ui/session.tsx'
import './ui/theme.css'
import { syncTheme } from './ui/theme.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('expected <div id="root"> in index.html, found none')

const preferences = createPreferences(storage())
const session = createSession(readHash())
const player = createPlayer(session, preferences)
syncTheme(preferences)
syncHash(session)

createRoot(root).render(
  <SessionProvider stores={{ session, preferences, player }}>
    <Boundary>
      <App />
    </Boundary>
  </SessionProvider>,
)

/** The very access throws where storage is forbidden. */
function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
