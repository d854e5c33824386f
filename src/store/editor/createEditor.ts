import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { isOwn } from '../../programs/index.ts'
import type { AnyScenario } from '../../programs/index.ts'
import type { Diagnostic } from '../../python/index.ts'
import type { DraftsStore } from '../drafts/createDrafts.ts'
import type { Draft } from '../drafts/draft.ts'
import { copyName } from '../drafts/shelf.ts'
import type { RaceRead } from '../race/raceRead.ts'
import type { Base } from '../../share/programLink.ts'
import type { StepperStore } from '../stepper.ts'
import { baseOf, filesOfBase } from './bases.ts'
import {
  filesIn,
  namesOf,
  sameFiles,
  sameText,
  textChange,
  textOf,
  withFiles,
  withTextOfItsOwn,
} from './texts.ts'
import type { Files } from './texts.ts'

/** A program in the editor. */
export interface OpenProgram {
  /** counts the programs that were opened */
  readonly number: number
  /** as a person calls it: "counter.py", "Django 4 and 5" */
  readonly name: string
  /** with the text as it was typed last, right or wrong */
  readonly scenario: AnyScenario
  readonly base: Base | null
  /** what "Reset to original" brings back */
  readonly original: Files
  /** the file that is shown */
  readonly file: string
}

export type Phase =
  /** the text is what is on the stage */
  | 'good'
  /** a key was pressed a moment ago */
  | 'typing'
  | 'reading'
  /** the text has problems */
  | 'wrong'
  /** it could not be read: see `trouble` */
  | 'stuck'

export interface EditorState {
  /** null: nothing is open */
  readonly program: OpenProgram | null
  readonly phase: Phase
  /** of the text as it was read last */
  readonly problems: readonly Diagnostic[]
  /** why it could not be read: a sentence; null: it could */
  readonly trouble: string | null
  /** a version of this program is on the stage: the one that was right last */
  readonly onStage: boolean
}

/** What to open. */
export interface Opening {
  readonly name: string
  readonly scenario: AnyScenario
  readonly base: Base | null
  readonly original: Files
  /** null: it is kept when it is changed, and not before */
  readonly draft: Draft | null
  readonly schedule: string
  readonly cursor: number
  /** what a person must know of it: a sentence; null: nothing */
  readonly notice: string | null
}

export interface EditorActions {
  open(opening: Opening): void
  /** a person has changed a file */
  type(file: string, text: string): void
  /** another text for all files at once: the history keeps the one before */
  replaceAll(files: Files): void
  show(file: string): void
  /** goes on in a copy, which is kept at once */
  fork(): void
  /** nothing is open any more */
  close(): void
}

export type Editor = EditorState & EditorActions
export type EditorStore = StoreApi<Editor>

/** What the editor needs of the page. */
export interface EditorHands {
  readonly stepper: StepperStore
  readonly drafts: DraftsStore
  /** reads a program where it can be ended, and then here; `signal` drops it */
  read(scenario: AnyScenario, signal: AbortSignal): Promise<RaceRead>
  /** holds the check on the stage while somebody types, and lets it go on */
  holdCheck(held: boolean): void
  /** another program has come to the stage, and is not written here */
  leave(): void
}

/** Milliseconds after the last key, before the text is read. */
export const PAUSE = 300

const NOTHING: EditorState = {
  program: null,
  phase: 'good',
  problems: [],
  trouble: null,
  onStage: false,
}

/**
 * The text on its way to the stage: a moment after the last key it is read in a worker; when nothing
 * is wrong with it, it is put on the stage, where the schedule is followed as far as it goes.
 */
export function createEditor({
  stepper,
  drafts,
  read,
  holdCheck,
  leave,
}: EditorHands): EditorStore {
  return createStore<Editor>()((set, get) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let reading = new AbortController()
    let count = 0
    /** the stage is changed from here: what it says is known */
    let applying = false
    /** the text of every version of the program that stood on the stage: by identity, for undo brings back the same ones */
    let versions = new WeakSet<Files>()
    /** on its way to the stage, where it does not stand yet */
    let opening: OpenProgram | null = null

    const stop = (): void => {
      clearTimeout(timer)
      reading.abort()
    }
    const readNow = async (place: Pick<Opening, 'schedule' | 'cursor'> | null): Promise<void> => {
      stop()
      const { program } = get()
      if (program === null) return
      const { signal } = (reading = new AbortController())
      set({ phase: 'reading' })
      const result = await read(program.scenario, signal)
      if (signal.aborted) return
      switch (result.kind) {
        case 'ok':
          set({ phase: 'good', problems: [], trouble: null })
          apply(program, place)
          break
        case 'wrong':
          set({ phase: 'wrong', problems: result.diagnostics, trouble: null })
          break
        case 'dropped':
          break
        default:
          set({ phase: 'stuck', problems: [], trouble: troubleOf(result) })
      }
      holdCheck(false)
    }
    /** Puts what was read on the stage. `place`: it is opened there; null: it goes on with its schedule. */
    const apply = (
      program: OpenProgram,
      place: Pick<Opening, 'schedule' | 'cursor'> | null,
    ): void => {
      const { dispatch, scenario: shown } = stepper.getState()
      const { scenario, name } = program
      applying = true
      versions.add(textOf(scenario))
      if (get().onStage && isOwn(shown) === isOwn(scenario)) {
        if (!sameText(shown, scenario)) {
          dispatch({ kind: 'changeScenario', change: textChange(scenario), part: 'text' })
        }
      } else {
        const { schedule, cursor } = place ?? { schedule: '', cursor: 0 }
        opening = program
        dispatch({ kind: 'open', scenario, schedule, cursor, title: name })
      }
      applying = false
    }
    /** The program stands on the stage: what it needs to be opened may have been fetched before. */
    const arrive = (): void => {
      opening = null
      set({ onStage: true })
      // Undo leads back to where this program was opened, and not to another one.
      stepper.setState({ past: [], future: [] })
    }
    const edit = (scenario: AnyScenario, keepOld: boolean): void => {
      const { program } = get()
      if (program === null) return
      const { name, base } = program
      set({ program: { ...program, scenario }, phase: 'typing' })
      drafts.getState().change({ name, scenario, base }, keepOld)
      stop()
      holdCheck(true)
    }

    const close = (): void => {
      stop()
      holdCheck(false)
      drafts.getState().take(null)
      set(NOTHING)
    }
    /**
     * Undo and redo on the stage bring a text with them; settings and faults are chosen there. Whatever else comes to
     * the stage is another program, which must never be kept as this one.
     */
    const follow = (shown: AnyScenario): void => {
      const { program, onStage } = get()
      if (applying || program === null || !onStage) return
      if (!versions.has(textOf(shown))) {
        close()
        leave()
        return
      }
      const same = sameFiles(filesIn(shown), filesIn(program.scenario))
      const begun = isOwn(shown) ? program : originOf(shown)
      const { base, original } = begun
      const file = fileIn(shown, program.file)
      set({ program: { ...program, scenario: shown, base, original, file } })
      const { name } = program
      // A fault that is tried is no reason to keep a program that nobody has changed.
      if (same && drafts.getState().current === null) return
      drafts.getState().change({ name, scenario: shown, base })
      if (same) return
      stop()
      set({ phase: 'good', problems: [], trouble: null })
    }
    stepper.subscribe(({ scenario }, before) => {
      if (scenario === before.scenario) return
      const { program } = get()
      const arrives =
        opening !== null &&
        opening.number === program?.number &&
        sameText(scenario, opening.scenario)
      if (arrives) arrive()
      else follow(scenario)
    })

    return {
      ...NOTHING,
      open: ({ name, scenario: given, base, original, draft, schedule, cursor, notice }) => {
        stop()
        count += 1
        drafts.getState().take(draft)
        if (notice !== null) drafts.setState({ notice })
        versions = new WeakSet()
        // Else the program that it was made from would be a version of it when that comes to the stage.
        const scenario = withTextOfItsOwn(given)
        const file = namesOf(scenario)[0] ?? ''
        const program = { number: count, name, scenario, base, original, file }
        set({ ...NOTHING, program })
        void readNow({ schedule, cursor })
      },
      type: (file, text) => {
        const { program } = get()
        if (program === null) return
        const { scenario } = program
        const files = filesIn(scenario)
        if (files[file] === text) return
        edit(withFiles(scenario, { ...files, [file]: text }), false)
        timer = setTimeout(() => void readNow(null), PAUSE)
      },
      replaceAll: (files) => {
        const { program } = get()
        if (program === null) return
        const scenario = withFiles(program.scenario, files)
        edit(scenario, true)
        set({ program: { ...program, scenario, file: fileIn(scenario, program.file) } })
        void readNow(null)
      },
      show: (file) => {
        const { program } = get()
        if (program !== null) set({ program: { ...program, file: fileIn(program.scenario, file) } })
      },
      fork: () => {
        const { program } = get()
        if (program === null) return
        const { scenario, base } = program
        const name = copyName(program.name)
        drafts.getState().take(null)
        set({ program: { ...program, name } })
        drafts.getState().change({ name, scenario, base })
        void drafts.getState().flush()
      },
      close,
    }
  })
}

/** The file of this name; the first where there is none. */
function fileIn(scenario: AnyScenario, file: string): string {
  const names = namesOf(scenario)
  return names.includes(file) ? file : (names[0] ?? file)
}

/** What a session program is made from: the catalogue knows it. */
function originOf(scenario: AnyScenario): Pick<OpenProgram, 'base' | 'original'> {
  const base = baseOf(scenario)
  return { base, original: (base === null ? null : filesOfBase(base.id)) ?? filesIn(scenario) }
}

function troubleOf(
  read: Extract<RaceRead, { kind: 'took too long' | 'failed' | 'not fetched' }>,
): string {
  switch (read.kind) {
    case 'took too long':
      return 'What this program does before its first step takes too long.'
    case 'not fetched':
      return 'What reads programs could not be fetched. Check your connection; your text is safe.'
    case 'failed':
      return `This program could not be read: ${read.message}`
  }
}
