import type { ReactNode } from 'react'
import { Icon } from '../../kit/Icon.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { laterPart } from '../../kit/laterPart.tsx'
import { useFrame } from '../../kit/useFrame.ts'
import { FixSwitch } from './FixSwitch.tsx'
import styles from './Header.module.css'
import { Logo } from './Logo.tsx'
import { RequestCount } from './RequestCount.tsx'
import { ScenarioChoice } from './ScenarioChoice.tsx'
import { ShareLink } from './ShareLink.tsx'
import { UndoButtons } from './UndoButtons.tsx'

const MoreBox = laterPart(async () => (await import('./MoreBox.tsx')).MoreBox)
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
          <MoreBox nav={nav} onHelp={onHelp} onSay={onSay} />
        </Menu>
      </div>
    </header>
  )
}
