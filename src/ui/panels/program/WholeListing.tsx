import { useId, useMemo } from 'react'
import { TABS } from '../../../programs/index.ts'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import { TabList } from '../../kit/TabList.tsx'
import { useSticky } from '../../kit/useSticky.ts'
import { orderedFiles } from './cursors.ts'
import type { CodePlace } from '../../kit/code/codePlace.ts'
import type { Cursor } from './cursors.ts'
import { Listing } from './Listing.tsx'
import { Requests } from './Requests.tsx'
import type { LookedFrame } from './Requests.tsx'
import type { ProgramView } from './useProgram.ts'

/** Another file than the one that moved, or a frame of a stack: chosen by a person. */
interface Choice {
  readonly file: string
  readonly frame: LookedFrame | null
  readonly place: CodePlace | null
}

/** All files, with one cursor per request, and below them what every request is doing. */
export function WholeListing({ program }: { readonly program: ProgramView }) {
  const prefix = useId()
  const { sources, views, lines, cursors, target, traced } = program
  const [choice, choose] = useSticky<Choice>()
  const files = useMemo(
    () =>
      orderedFiles(
        // Of the library people see the line of theirs that calls it.
        sources.filter(({ library }) => library !== true).map(({ name }) => name),
        TABS,
      ),
    [sources],
  )
  const wanted = choice?.file ?? target?.file
  const file = files.find((name) => name === wanted) ?? files[0] ?? ''
  const text = sources.find(({ name }) => name === file)?.text ?? ''
  const look = (frame: LookedFrame): void => {
    const stack = views.find(({ letter }) => letter === frame.letter)?.frames ?? []
    const span = stack.at(-1 - frame.depth)?.span
    if (span !== undefined) choose({ file: span.file, frame, place: span })
  }
  return (
    <>
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
    </>
  )
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
