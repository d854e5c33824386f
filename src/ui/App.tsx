import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import styles from './App.module.css'
import { page } from './app/page.ts'
import type { PageId } from './app/page.ts'
import { laterPart } from './kit/laterPart.tsx'
import { Status } from './kit/Status.tsx'

/** Each page is a part of its own, so that the one in the address is all that is fetched first. */
const PAGES = {
  stage: laterPart(async () => (await import('./Stage.tsx')).Stage, <Fetching what="stage" />),
  lineage: laterPart(
    async () => (await import('./morePages.ts')).fetchLineagePage(),
    <Fetching what="lineage" />,
  ),
  learn: laterPart(
    async () => (await import('./panels/lesson/LessonPage.tsx')).LessonPage,
    <Fetching what="lessons" />,
  ),
  break: laterPart(
    async () => (await import('./morePages.ts')).fetchBreakPage(),
    <Fetching what="levels" />,
  ),
}

const TITLES: { readonly [K in PageId]: string } = {
  stage: 'Racetrack: see a race condition happen',
  lineage: 'Lineage – Racetrack',
  learn: 'Lessons – Racetrack',
  break: 'Break it – Racetrack',
}

const pickPage = ({ id }: { readonly id: PageId }) => id

/** The stage, the lineage, the lessons, or the levels. */
export function App() {
  const id = useStore(page, pickPage)
  useEffect(() => {
    document.title = TITLES[id]
  }, [id])
  if (id === 'stage') return <PAGES.stage />
  return <Spoken key={id} page={PAGES[id]} />
}

/** Fetches a page before it is drawn. Rejects where it cannot be fetched; drawing it says so too. */
export async function fetchPage(id: PageId): Promise<void> {
  await PAGES[id].fetchPart()
}

/** A page with a live region of its own. The stage has more to tell, and brings its own. */
function Spoken({
  page: Page,
}: {
  readonly page: (props: { readonly onSay: (text: string) => void }) => ReactNode
}) {
  const [text, setText] = useState('')
  return (
    <>
      <Page onSay={setText} />
      <Status text={text} />
    </>
  )
}

/** Instead of what is on its way. */
export function Fetching({ what }: { readonly what: string }) {
  return <p className={styles['fetching']}>Fetching the {what}…</p>
}
