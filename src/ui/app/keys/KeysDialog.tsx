import { Fragment } from 'react'
import type { Ref } from 'react'
import { usePreferences, useStores } from '../stepper.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Switch } from '../../kit/Switch.tsx'
import { BINDINGS, isCommand } from './bindings.ts'
import type { Binding } from './bindings.ts'
import { keyCaps } from './chord.ts'
import styles from './KeysDialog.module.css'

const GROUPS = ['Step', 'Move', 'Change', 'Look', 'Help'] as const

/** The list of the keys of a mode, and the switch that turns the single ones off. */
export function KeysDialog({
  dialog,
  bindings = BINDINGS,
}: {
  readonly dialog: Ref<HTMLDialogElement>
  readonly bindings?: readonly Binding[]
}) {
  const { preferences } = useStores()
  const singleKeys = usePreferences((state) => state.singleKeys)
  return (
    <Dialog dialog={dialog} title="Keys">
      <div className={styles['switch']}>
        <Switch
          name="Single keys"
          on={singleKeys}
          onChange={(on) => {
            preferences.setState({ singleKeys: on })
          }}
        />
        <p>
          {singleKeys
            ? 'All keys work, except while you type or a control needs them.'
            : 'Only function keys and those with Ctrl or ⌘ work. Everything has a button, too.'}
        </p>
      </div>
      <div className={styles['groups']}>
        {GROUPS.filter((group) => bindings.some((binding) => binding.group === group)).map(
          (group) => (
            <table key={group} className={styles['table']}>
              <caption>{group}</caption>
              <tbody>
                {bindings
                  .filter((binding) => binding.group === group)
                  .map((binding) => (
                    <tr key={binding.id}>
                      <td className={styles['keys']}>
                        <Chords chords={binding.chords} singleKeys={singleKeys} />
                      </td>
                      <th scope="row">{binding.title}</th>
                    </tr>
                  ))}
              </tbody>
            </table>
          ),
        )}
      </div>
      {bindings.some(({ chords }) => chords.includes('F11')) ? (
        <p className={styles['hint']}>
          F11 may toggle full screen in your browser; <kbd>.</kbd> does the same.
        </p>
      ) : null}
    </Dialog>
  )
}

function Chords({
  chords,
  singleKeys,
}: {
  readonly chords: readonly string[]
  readonly singleKeys: boolean
}) {
  return chords.map((chord, index) => (
    <Fragment key={chord}>
      {index === 0 ? null : <span className={styles['or']}> or </span>}
      <span className={styles['chord']} data-off={(!singleKeys && !isCommand(chord)) || undefined}>
        {keyCaps(chord).map((cap) => (
          <kbd key={cap}>{cap}</kbd>
        ))}
      </span>
    </Fragment>
  ))
}
