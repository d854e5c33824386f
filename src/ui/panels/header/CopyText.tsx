import { useRef, useState } from 'react'
import {
  anyReplayCommand,
  runMarkdown,
  runTrac,
  tracBlock,
  tracText,
} from '../../../programs/index.ts'
import type { CheckReport, Prepared } from '../../../programs/index.ts'
import type { Check } from '../../../store/index.ts'
import { scheduleOf } from '../../../world/index.ts'
import type { Run } from '../../../world/index.ts'
import { linkHere } from '../../app/links.ts'
import { useCheck, useCheckedScenario } from '../../app/check.tsx'
import { useDerived, useStores } from '../../app/stepper.tsx'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import styles from './ShareLink.module.css'

const pickReport = (check: Check) => check.report

/** A markup that tickets are written in. */
interface Form {
  /** of the button */
  readonly name: string
  readonly title: string
  readonly runText: (prepared: Prepared, run: Run) => string
  /** a sentence that is shown as it is */
  readonly sentence: (text: string) => string
  /** a command line */
  readonly block: (text: string) => string
}

const FORMS: readonly Form[] = [
  {
    name: 'Copy as text',
    title: 'Copy the whole run as a table, for a ticket',
    runText: runMarkdown,
    sentence: (text) => text,
    block: (text) => `    ${text}`,
  },
  {
    name: 'Copy for Trac',
    title: 'The same in the markup of Trac, which Django’s tickets have',
    runText: runTrac,
    sentence: tracText,
    block: tracBlock,
  },
]

/** Copies the whole run for a ticket: who did what, how it ended, and how to see it again. */
export function CopyText({ onSay }: { readonly onSay: (text: string) => void }) {
  return FORMS.map((form) => <CopyButton key={form.name} form={form} onSay={onSay} />)
}

function CopyButton({
  form,
  onSay,
}: {
  readonly form: Form
  readonly onSay: (text: string) => void
}) {
  const { stepper } = useStores()
  const { prepared, run } = useDerived()
  const report = useCheck(pickReport)
  const checked = useCheckedScenario()
  const [copied, setCopied] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const copy = async (): Promise<void> => {
    const link = await linkHere(stepper)
    const text = [
      form.runText(prepared, run).trimEnd(),
      ...(checked === null || report === null ? [] : ['', form.sentence(verdictLine(report))]),
      '',
      `See it: ${link}`,
      '',
      form.block(anyReplayCommand(stepper.getState().scenario, scheduleOf(run))),
      '',
    ].join('\n')
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      onSay('The run is copied as text.')
    } catch {
      // No clipboard in this frame, or no permission for it.
      if (field.current !== null) field.current.value = text
      dialog.current?.showModal()
      field.current?.select()
    }
  }
  return (
    <>
      <Button
        name={form.name}
        title={form.title}
        onPress={() => {
          void copy()
        }}
      >
        {copied ? 'Copied' : form.name}
      </Button>
      <Dialog dialog={dialog} title={form.name}>
        <p className={styles['say']}>This page may not copy by itself. Copy the text from here:</p>
        <textarea
          ref={field}
          className={styles['field']}
          aria-label="Run as text"
          rows={12}
          readOnly
        />
      </Dialog>
    </>
  )
}

/** "Every schedule was tried: 1464 schedules. Data lost: 630 …" */
function verdictLine({ schedules, outcomes, table }: CheckReport): string {
  const parts = outcomes.map(({ id, schedules: count }) => {
    const title = table.find((each) => each.id === id)?.title ?? id
    return `${title}: ${count}`
  })
  return `Every schedule was tried${schedules === null ? '' : ` (${schedules})`}. ${parts.join(', ')}.`
}
