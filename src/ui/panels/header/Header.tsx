import type { ReactNode } from 'react'
import { useControlKeys } from '../../app/keys/useControlKeys.ts'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { useMedia } from '../../kit/useMedia.ts'
import { FixSwitch } from './FixSwitch.tsx'
import styles from './Header.module.css'
import { Logo } from './Logo.tsx'
import { RequestCount } from './RequestCount.tsx'
import { ScenarioChoice } from './ScenarioChoice.tsx'
import { Settings } from './Settings.tsx'
import { ShareLink } from './ShareLink.tsx'
import { ThemeChoice } from './ThemeChoice.tsx'
import { UndoButtons } from './UndoButtons.tsx'

/** Which story is told, and how. On small screens the settings fold into a box. */
export function Header({
  lineage,
  onHelp,
  onSay,
}: {
  /** the button that opens the lineage */
  readonly lineage: ReactNode
  readonly onHelp: () => void
  readonly onSay: (text: string) => void
}) {
  const helpKeys = useControlKeys('help')
  const wide = useMedia('(width > 1200px)')
  const help = (
    <Button name="Keys" keys={helpKeys.keys} title={`All keys${helpKeys.hint}`} onPress={onHelp}>
      {wide ? <span aria-hidden="true">?</span> : 'Keys'}
    </Button>
  )
  return (
    <header className={styles['header']}>
      <div className={styles['top']}>
        <Logo />
        <ScenarioChoice />
        <div className={styles['tools']}>
          <UndoButtons />
          {lineage}
          <ShareLink onSay={onSay} />
          {wide ? (
            <>
              <ThemeChoice />
              {help}
            </>
          ) : null}
        </div>
      </div>
      <div className={styles['bar']}>
        <RequestCount />
        <FixSwitch />
        {wide ? (
          <Settings />
        ) : (
          <div className={styles['folded']}>
            <Menu
              name="Settings"
              side="below"
              label={
                <>
                  <Icon name="settings" />
                  <span className={styles['foldText']}>Settings</span>
                </>
              }
            >
              <div className={styles['box']}>
                <Settings />
                <div className={styles['rest']}>
                  <ThemeChoice />
                  {help}
                </div>
              </div>
            </Menu>
          </div>
        )}
      </div>
    </header>
  )
}
