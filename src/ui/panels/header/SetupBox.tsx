import { ProgramMenu } from './ProgramMenu.tsx'
import { Settings } from './Settings.tsx'

/** What the scenario is made of: the program, its middleware, the views, the start, the settings. */
export function SetupBox() {
  return (
    <>
      <ProgramMenu />
      <Settings />
    </>
  )
}
