import { useId, useMemo } from 'react'
import { TABS } from '../../../programs/index.ts'
import type { Derived } from '../../../store/index.ts'
import { letterOf, linesOf, requestViews, statusOf, stepLines } from '../../../world/index.ts'
import type { RequestView } from '../../../world/index.ts'
import { useDerived, useStepper } from '../../app/stepper.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import { cursorsOf, followedRequest, orderedFiles } from './cursors.ts'
import type { Cursor, CodePlace } from './cursors.ts'
import { Listing } from './Listing.tsx'
import { Requests } from './Requests.tsx'
import type { LookedFrame } from './Requests.tsx'
import styles from './Program.module.css'
import { TabList } from '../../kit/TabList.tsx'
import { deathOf, logParts, tracedLines } from './traceback.ts'
import { selectLine, useSticky } from '../../kit/useSticky.ts'

/** Another file than the one that moved, or a frame of a stack: chosen by a person. */
interface Choice {
  readonly file: string
  readonly frame: LookedFrame | null
  readonly place: CodePlace | null
}

/** The listing with one cursor per request, and below it what every request is doing. */
export function Program() {
  const prefix = useId()
  const { title, ourReading, sources, views, lines, cursors, target, traced } = useProgram()
  const [choice, choose] = useSticky<Choice>()
  const files = useMemo(
    () =>
      orderedFiles(
        sources.map(({ name }) => name),
        TABS,
      ),
    [sources],
  )
  const file = choice?.file ?? target?.file ?? files[0] ?? ''
  const text = sources.find(({ name }) => name === file)?.text ?? ''
  const look = (frame: LookedFrame): void => {
    const stack = views.find(({ letter }) => letter === frame.letter)?.frames ?? []
    const span = stack.at(-1 - frame.depth)?.span
    if (span !== undefined) choose({ file: span.file, frame, place: span })
  }
  return (
    <Panel name="Program" note={title} actions={<Reading ours={ourReading} />}>
      <TabList
        name="Files of the program"
        prefix={prefix}
        selected={file}
        onSelect={(name) => {
          choose({ file: name, frame: null, place: null })
        }}
        tabs={files.map((name) => ({
          id: name,
          label: <FileLabel name={name} cursors={cursors} />,
        }))}
      />
      <Listing
        prefix={prefix}
        file={file}
        text={text}
        cursors={cursors.filter((cursor) => cursor.file === file)}
        requests={views.length}
        target={choice === null ? target : (choice.place ?? firstIn(cursors, file))}
        looked={choice?.place?.line ?? null}
        traced={traced.filter((line) => line.file === file)}
      />
      <Requests
        views={views}
        lines={lines}
        looked={choice?.frame ?? null}
        onLook={look}
        onGo={(place) => {
          choose({ file: place.file, frame: null, place })
        }}
      />
    </Panel>
  )
}

/** Everything that the panel draws, from the state alone. */
function useProgram() {
  const at = useDerived()
  const line = useStepper(selectLine)
  return useMemo(() => {
    const views = requestViews(at.prepared.plan, at.world)
    const record = at.done.records.at(-1)
    const moved = at.moved === null ? null : letterOf(at.moved)
    const all = stepLines(at.done, at.done.records.length - 1)
    const lines = line === null ? null : { all, shown: line }
    const shown = lines === null ? null : (lines.all[lines.shown - 1]?.span ?? null)
    const cursors = cursorsOf(views, moved, shown)
    const last = record === undefined ? null : (linesOf(record).at(-1)?.span ?? null)
    return {
      title: at.prepared.title,
      ourReading: at.prepared.django?.row.ourReading ?? false,
      sources: at.prepared.code.sources,
      views,
      lines,
      cursors,
      target: followedRequest(cursors, last),
      traced: tracedLines(views.flatMap((view, index) => tracebacksOf(at, view, index))),
    }
  }, [at, line])
}

/** Of a request, what was printed of its exceptions, and the one that ended it. */
function tracebacksOf({ prepared, world }: Derived, { log }: RequestView, index: number) {
  const printed = logParts(log).flatMap((part) =>
    part.kind === 'traceback' ? [part.traceback] : [],
  )
  const status = statusOf(prepared.plan, world, index as Parameters<typeof statusOf>[2])
  const death = deathOf(status, prepared.code.sources)
  return death === null ? printed : [...printed, death]
}

/** A proposal whose code we do not have must never be taken for the code itself. */
function Reading({ ours }: { readonly ours: boolean }) {
  if (!ours) return null
  return <span className={styles['reading']}>our reading of the proposal</span>
}

function firstIn(cursors: readonly Cursor[], file: string): CodePlace | null {
  return cursors.find((cursor) => cursor.file === file) ?? null
}

function FileLabel({
  name,
  cursors,
}: {
  readonly name: string
  readonly cursors: readonly Cursor[]
}) {
  const here = cursors.filter((cursor) => cursor.file === name)
  return (
    <>
      {name}
      {here.map(({ letter }) => (
        <RequestBadge key={letter} letter={letter} />
      ))}
    </>
  )
}
