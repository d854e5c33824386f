import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { sameScenario } from '../../programs/index.ts'
import { openingOfDraft, openingOfLink, readOwnLink } from '../../store/editing.ts'
import type { EditorStore, Opening } from '../../store/editing.ts'
import { fetchLinks, isOwnLink } from '../../store/index.ts'
import type { Stepper } from '../../store/index.ts'
import { editPlace } from './editPlace.ts'
import { nameEdit } from './openEditor.ts'
import type { Editing } from './editing.ts'
import { page } from './page.ts'
import type { Stores } from './stepper.tsx'

const pickEdit = ({ edit }: { readonly edit: string }) => edit

/** The program of a link; `why` it cannot be opened: a sentence. */
async function openingOf(link: string): Promise<Opening | { readonly why: string }> {
  if (isOwnLink(link)) {
    const read = await readOwnLink(link)
    return read.kind === 'refused'
      ? { why: `This link cannot be opened: ${read.why}.` }
      : openingOfLink(read)
  }
  const links = await fetchLinks()
  const opened = await links?.openedLink(link)
  const { scenario, schedule = '', cursor = 0, notice = null } = opened ?? {}
  if (scenario === undefined) return { why: notice?.text ?? NOT_FETCHED }
  const opening = openingOfLink({ scenario, base: null, schedule, cursor })
  return { ...opening, notice: notice?.text ?? null }
}

const NOT_FETCHED = 'What reads links could not be fetched. Check your connection and try again.'

/** Does a link say what stands on the stage, and is that a version of the program that is open? Then writing goes on. */
function isOpen(
  { scenario, schedule }: Pick<Opening, 'scenario' | 'schedule'>,
  editor: EditorStore,
  shown: Stepper,
): boolean {
  const { program, onStage } = editor.getState()
  if (program === null || !onStage) return false
  return sameScenario(scenario, shown.scenario) && schedule === shown.schedule
}

/**
 * Keeps editor and address together: opens what the address names, and names in it what the browser
 * keeps, with the schedule on the stage. The text is never written to it. `problem`: why what it
 * names cannot be opened.
 */
export function useEditPlace(editing: Editing, { stepper }: Stores): { readonly problem: string } {
  const edit = useStore(page, pickEdit)
  const [problem, setProblem] = useState({ edit: '', why: '' })
  useEffect(() => {
    let gone = false
    const { editor, drafts } = editing
    const refuse = (why: string): void => {
      setProblem({ edit, why })
      editor.getState().close()
    }
    const open = (opening: Opening): void => {
      editor.getState().open(opening)
    }
    const follow = async (): Promise<void> => {
      const place = editPlace(edit)
      switch (place.kind) {
        case 'start':
          editor.getState().close()
          break
        case 'text':
          // It was never kept, and the page was opened again since.
          if (editor.getState().program === null) nameEdit('')
          break
        case 'draft': {
          if (drafts.getState().current?.id === place.id) break
          const draft = await drafts.getState().read(place.id)
          if (gone) break
          const opening = draft === null ? null : openingOfDraft(draft, place)
          if (opening === null)
            refuse(
              'The program of this address cannot be opened: this browser does not keep it, or what it keeps is damaged.',
            )
          else open(opening)
          break
        }
        case 'link': {
          const linked = await openingOf(place.link)
          if (gone) break
          if ('why' in linked) refuse(linked.why)
          else if (isOpen(linked, editor, stepper.getState())) {
            const { current } = drafts.getState()
            nameEdit(current === null ? '=text' : `=${current.id}`)
          } else open(linked)
          break
        }
      }
    }
    void follow()
    return () => {
      gone = true
    }
  }, [edit, editing, stepper])

  useEffect(() => {
    const { editor, drafts } = editing
    let waiting = false
    const write = (): void => {
      waiting = false
      const { current } = drafts.getState()
      if (page.getState().id !== 'edit' || current === null) return
      const { schedule, cursor } = stepper.getState()
      const run = editor.getState().onStage ? `&schedule=${schedule}&at=${cursor}` : ''
      const next = `=${current.id}${run}`
      if (page.getState().edit !== next) nameEdit(next)
    }
    const writeSoon = (): void => {
      if (waiting) return
      waiting = true
      // A task after the frame: the history is slow, and nobody reads the address that fast.
      requestAnimationFrame(() => setTimeout(write))
    }
    const leave = [drafts.subscribe(writeSoon), stepper.subscribe(writeSoon)]
    return () => {
      for (const each of leave) each()
    }
  }, [editing, stepper])
  return { problem: problem.edit === edit ? problem.why : '' }
}
