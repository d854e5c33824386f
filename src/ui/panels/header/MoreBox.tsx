import type { ReactNode } from 'react'
import { useControlKeys } from '../../app/keys/useControlKeys.ts'
import { Button } from '../../kit/Button.tsx'
import { openWords } from '../../kit/glossary/openWords.ts'
import { useFrame } from '../../kit/useFrame.ts'
import { CopyText } from './CopyText.tsx'
import { FixSwitch } from './FixSwitch.tsx'
import styles from './Header.module.css'
import { RequestCount } from './RequestCount.tsx'
import { SetupBox } from './SetupBox.tsx'
import { ShareLink } from './ShareLink.tsx'
import { ThemeChoice } from './ThemeChoice.tsx'
import { UndoButtons } from './UndoButtons.tsx'

/** What is not needed all the time; on a phone, all that has no room in the header. */
export function MoreBox({
  nav,
  onHelp,
  onSay,
}: {
  readonly nav: ReactNode
  readonly onHelp: () => void
  readonly onSay: (text: string) => void
}) {
  const helpKeys = useControlKeys('help')
  const frame = useFrame()
  const phone = frame === 'phone'
  const narrow = frame === 'narrow' || phone
  return (
    <div className={styles['box']}>
      {phone ? (
        <>
          <div className={styles['row']}>
            <RequestCount />
            <FixSwitch />
          </div>
          <SetupBox />
          <div className={styles['row']}>
            <UndoButtons />
            <ShareLink onSay={onSay} />
          </div>
        </>
      ) : null}
      {narrow ? <div className={styles['row']}>{nav}</div> : null}
      <div className={styles['row']}>
        <CopyText onSay={onSay} />
        <Button name="Words" title="What the words on the screen mean" onPress={openWords}>
          Words
        </Button>
      </div>
      <div className={styles['row']}>
        <ThemeChoice />
        <Button
          name="Keys"
          keys={helpKeys.keys}
          title={`All keys${helpKeys.hint}`}
          onPress={onHelp}
        >
          Keys
        </Button>
        <Button
          name="Print"
          title="Print the whole run"
          onPress={() => {
            print()
          }}
        >
          Print
        </Button>
      </div>
    </div>
  )
}
