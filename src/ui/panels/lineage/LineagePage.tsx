import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useStore } from 'zustand'
import { BugError } from '../../../base/index.ts'
import { CATALOGUE, DEFAULT_SCENARIO, programRow } from '../../../programs/index.ts'
import type { ProgramRow } from '../../../programs/index.ts'
import { toStage } from '../../app/addressBar.ts'
import type { Stepper } from '../../../store/index.ts'
import { nameVersion, page } from '../../app/page.ts'
import { djangoScenario } from '../../app/onStage.ts'
import { useStepper, useStores } from '../../app/stepper.tsx'
import { Button } from '../../kit/Button.tsx'
import { Diff } from './Diff.tsx'
import styles from './LineagePage.module.css'
import { Matrix } from './Matrix.tsx'
import { useMedia } from '../../kit/useMedia.ts'
import { OpenToday } from './OpenToday.tsx'
import { useListings } from './useListings.ts'
import { VersionDetail } from './VersionDetail.tsx'
import { VersionList } from './VersionList.tsx'

const pickVersion = ({ version }: { readonly version: string | null }) => version
const pickProgram = (stepper: Stepper) => (djangoScenario(stepper) ?? DEFAULT_SCENARIO).program

/** Every version of the lineage: when, what changed, why, and what it allows. */
export function LineagePage({ onSay }: { readonly onSay: (text: string) => void }) {
  const { stepper } = useStores()
  const onStage = useStepper(pickProgram)
  const version = useStore(page, pickVersion)
  const chosen = version ?? onStage
  const row = rowOf(chosen)
  const [pair, setPair] = useState(() => pairOf(row))
  const narrow = useMedia('(width <= 700px)')
  const title = useRef<HTMLHeadingElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const diff = useRef<HTMLDivElement>(null)
  const matrix = useRef<HTMLDivElement>(null)
  useEffect(() => {
    title.current?.focus()
  }, [])
  const choose = (next: ProgramRow, tell: boolean): void => {
    nameVersion(next.id)
    setPair(pairOf(next))
    if (tell) heading.current?.focus()
    onSay(`${next.title}.`)
  }
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <h1 ref={title} tabIndex={-1} className={styles['title']}>
          Lineage
        </h1>
        <p className={styles['teaser']}>
          Every fix of one function, from 2007 to today: what each closed, and what it left open.
        </p>
        <nav className={styles['jumps']} aria-label="On this page">
          <Jump name="Story" to={heading} />
          <Jump name="Matrix" to={matrix} />
          <Jump name="Diff" to={diff} />
        </nav>
        <Button
          name="Back to the stage"
          onPress={() => {
            toStage(stepper)
          }}
        >
          Back to the stage
        </Button>
      </header>
      <main className={styles['main']}>
        {version !== null && programRow(version) === null ? (
          <p className={styles['unknown']}>
            There is no version “{version}”. {row.title} is shown; choose another one from the list.
          </p>
        ) : null}
        <div className={styles['wide']}>
          <OpenToday />
        </div>
        <div className={styles['versions']}>
          <nav className={styles['time']} aria-label="Versions">
            <VersionList
              chosen={row.id}
              onChoose={(next) => {
                // Where list and story stand below each other the story would not be seen.
                choose(next, narrow)
              }}
            />
          </nav>
          <VersionDetail row={row} heading={heading} />
        </div>
        <div ref={matrix} tabIndex={-1} className={styles['wide']}>
          <Matrix
            chosen={row.id}
            onChoose={(next) => {
              choose(next, true)
            }}
            onSay={onSay}
          />
        </div>
        <div ref={diff} tabIndex={-1} className={styles['wide']}>
          <Listings
            pair={pair}
            onChange={(left, right) => {
              setPair([left, right])
            }}
          />
        </div>
      </main>
    </div>
  )
}

/** Leads to a part of the page. No link: the address names the page. */
function Jump({ name, to }: { readonly name: string; readonly to: RefObject<HTMLElement | null> }) {
  return (
    <Button
      name={name}
      title={`To the ${name.toLowerCase()}`}
      onPress={() => {
        to.current?.focus()
      }}
    >
      {name}
    </Button>
  )
}

/** The diff, once the listings are there. */
function Listings({
  pair: [left, right],
  onChange,
}: {
  readonly pair: readonly [string, string]
  readonly onChange: (left: string, right: string) => void
}) {
  const listings = useListings()
  if (listings.state === 'ready') {
    return <Diff left={rowOf(left)} right={rowOf(right)} onChange={onChange} />
  }
  if (listings.state === 'fetching')
    return <p className={styles['fetching']}>Fetching the listings…</p>
  return (
    <div className={styles['fetching']}>
      <p>The listings could not be fetched. Look to your connection and try again.</p>
      <Button name="Try again" onPress={listings.again}>
        Try again
      </Button>
    </div>
  )
}

function rowOf(id: string): ProgramRow {
  const row = programRow(id) ?? CATALOGUE[0]
  if (row === undefined) throw new BugError('expected a catalogue that is not empty')
  return row
}

/** A version and the one before it in the same kind of store. */
function pairOf(row: ProgramRow): readonly [string, string] {
  const lane = CATALOGUE.filter(({ store }) => store === row.store)
  const at = lane.findIndex(({ id }) => id === row.id)
  const before =
    lane.slice(0, at).findLast(({ backend }) => backend !== row.backend) ?? lane[at - 1]
  return before === undefined ? [row.id, lane[at + 1]?.id ?? row.id] : [before.id, row.id]
}
