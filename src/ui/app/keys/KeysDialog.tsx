import { Fragment } from 'react'
import type { Ref } from 'react'
import { usePreferences, useStores } from '../stepper.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Switch } from '../../kit/Switch.tsx'
import { BINDINGS, isCommand } from './bindings.ts'
import { keyCaps } from './chord.ts'
import styles from './KeysDialog.module.css'

const GROUPS = ['Step', 'Move', 'Change', 'Look', 'Help'] as const

/** The list of all keys, and the switch that turns the single ones off. */
export function KeysDialog({ dialog }: { readonly dialog: Ref<HTMLDialogElement> }) {
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
        {GROUPS.map((group) => (
          <table key={group} className={styles['table']}>
            <caption>{group}</caption>
            <tbody>
              {BINDINGS.filter((binding) => binding.group === group).map((binding) => (
                <tr key={binding.id}>
                  <td className={styles['keys']}>
                    <Chords chords={binding.chords} singleKeys={singleKeys} />
                  </td>
                  <th scope="row">{binding.title}</th>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <p className={styles['hint']}>
        F11 may toggle full screen in your browser; <kbd>.</kbd> does the same.
      </p>
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
