import type { ReactNode } from 'react'
import { useControlKeys } from '../../app/keys/useControlKeys.ts'
import { openEditor } from '../../app/openEditor.ts'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { openWords } from '../../kit/glossary/openWords.ts'
import { laterPart } from '../../kit/laterPart.tsx'
import { useFrame } from '../../kit/useFrame.ts'
import { FixSwitch } from './FixSwitch.tsx'
import styles from './Header.module.css'
import { Logo } from './Logo.tsx'
import { RequestCount } from './RequestCount.tsx'
import { ScenarioChoice } from './ScenarioChoice.tsx'
import { ShareLink } from './ShareLink.tsx'
import { ThemeChoice } from './ThemeChoice.tsx'
import { UndoButtons } from './UndoButtons.tsx'

const CopyText = laterPart(async () => (await import('./CopyText.tsx')).CopyText)
const SetupBox = laterPart(async () => (await import('./SetupBox.tsx')).SetupBox)

/** The choice of program and scenario. What a newcomer does not need is in two boxes. */
export function Header({
  nav,
  onHelp,
  onSay,
}: {
  /** the buttons that open other pages */
  readonly nav: ReactNode
  readonly onHelp: () => void
  readonly onSay: (text: string) => void
}) {
  const helpKeys = useControlKeys('help')
  const frame = useFrame()
  const narrow = frame === 'narrow' || frame === 'phone'
  const phone = frame === 'phone'
  return (
    <header className={styles['header']}>
      <Logo />
      <ScenarioChoice />
      {phone ? null : (
        <>
          <RequestCount />
          <FixSwitch />
          <Menu name="Setup" side="below" label="Setup">
            <div className={styles['box']}>
              <SetupBox />
            </div>
          </Menu>
          <div className={styles['undo']}>
            <UndoButtons />
          </div>
        </>
      )}
      <div className={styles['tools']}>
        {narrow ? null : nav}
        {phone ? null : <ShareLink onSay={onSay} />}
        <Menu name={phone ? 'Setup and more' : 'More'} side="below" label={<Icon name="more" />}>
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
              <Button
                name="New program"
                title="Write a race of your own"
                onPress={() => {
                  openEditor('')
                }}
              >
                New program
              </Button>
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
        </Menu>
      </div>
    </header>
  )
}
