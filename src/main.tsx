import { createRoot, hydrateRoot } from 'react-dom/client'
import type { Root } from 'react-dom/client'
import { earlier } from './ui/app/earlyPress.ts'
import { watchPresses } from './ui/app/released.ts'
import { idle } from './ui/kit/idle.ts'
import { refetchStyles } from './ui/kit/refetchStyles.ts'
import type { OpeningView } from './ui/panels/lesson/Opening.tsx'
import './ui/theme.css'

const found = document.getElementById('root')
if (found === null) throw new Error('expected <div id="root"> in index.html, found none')
const root: HTMLElement = found

/**
 * The opening card of index.html comes to life before the model is there. For any other address
 * everything is fetched at once.
 */
async function open(): Promise<void> {
  const view = openingHere()
  const opening = view === null ? null : await hydratedOpening(view).catch(() => null)
  const react = opening ?? createRoot(root)
  if (opening !== null) await idle()
  for (;;) {
    try {
      const { startApp } = await import('./start.tsx')
      await startApp(react, opening !== null)
      return
    } catch {
      if (opening === null) {
        document.documentElement.dataset['lost'] = ''
        return
      }
      await askedAgain()
      await refetchStyles()
    }
  }
}

/** What index.html holds of the opening card; null: something else comes first, or nothing was built. */
function openingHere(): OpeningView | null {
  const data = document.getElementById('opening')?.textContent
  if (data === undefined || document.documentElement.dataset['opening'] === undefined) return null
  return JSON.parse(data) as OpeningView
}

/**
 * The card for this width comes to life where it stands, so that it keeps the focus; what else
 * index.html had ready goes.
 */
async function hydratedOpening(view: OpeningView): Promise<Root> {
  const { Opening } = await import('./ui/panels/lesson/Opening.tsx')
  const frame = matchMedia('(width <= 760px)').matches ? 'phone' : 'wide'
  const card = root.querySelector(`[data-for='${frame}']`)
  if (card === null) throw new Error(`expected an opening card, found none for ${frame}`)
  for (const other of [...root.children]) if (other !== card) other.remove()
  card.removeAttribute('data-for')
  watchPresses()
  return hydrateRoot(card, <Opening view={view} />)
}

/** Resolves when somebody presses once more what could not be fetched. */
function askedAgain(): Promise<void> {
  earlier.setState({ failed: true })
  return new Promise((resolve) => {
    const leave = earlier.subscribe(({ asked }, before) => {
      if (asked === before.asked) return
      leave()
      earlier.setState({ failed: false })
      resolve()
    })
  })
}

void open()
