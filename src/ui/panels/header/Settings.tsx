import { SETTINGS, STARTS, VIEWS } from '../../../programs/index.ts'
import type { Scenario, Settings as Values, ViewId } from '../../../programs/index.ts'
import { letterOf } from '../../../world/index.ts'
import type { Letter } from '../../../world/index.ts'
import { useDjangoScenario } from '../../app/onStage.ts'
import { useActions } from '../../app/stepper.tsx'
import { Choice } from '../../kit/Choice.tsx'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import { Switch } from '../../kit/Switch.tsx'
import styles from './Header.module.css'
import { OwnSettings } from './OwnSettings.tsx'

const VIEW_OPTIONS = VIEWS.map(({ id, title }) => ({ value: id, text: id, title }))
const START_OPTIONS = STARTS.map(({ id, title }) => ({
  value: id,
  // Text in brackets explains the words before it; it is in the tooltip.
  text: title.replace(/ \(.*/, ''),
  title,
}))

/** What can be chosen for the scenario on the stage. */
export function Settings() {
  const scenario = useDjangoScenario()
  return scenario === null ? <OwnSettings /> : <DjangoSettings scenario={scenario} />
}

/** What each request does, what is there at the start, and the settings of the site. */
function DjangoSettings({ scenario: { views, settings, start } }: { readonly scenario: Scenario }) {
  const { changeScenario } = useActions()
  const change = (part: Partial<Values>, title: string, on: boolean): void => {
    changeScenario({ settings: { ...settings, ...part } }, { setting: title, on })
  }
  return (
    <div className={styles['settings']}>
      <div className={styles['views']}>
        {views.map((view, index) => (
          <ViewChoice
            // The letter of a request is its place, so its place is what it is.
            key={letterAt(index)}
            letter={letterAt(index)}
            view={view}
            onChange={(id) => {
              const next = views.map((old, place) => (place === index ? id : old))
              changeScenario({ views: next }, { view: letterAt(index) })
            }}
          />
        ))}
      </div>
      <Choice
        name="Start"
        title={`What is there before the first step: ${STARTS.find(({ id }) => id === start)?.title ?? ''}`}
        value={start}
        options={START_OPTIONS}
        onChange={(id) => {
          const chosen = STARTS.find((entry) => entry.id === id)
          if (chosen !== undefined) changeScenario({ start: chosen.id }, 'start')
        }}
        className={styles['start']}
      />
      {SETTINGS.map(({ id, key, title }) => (
        <Switch
          key={id}
          name={title}
          on={settings[key]}
          onChange={(on) => {
            change({ [key]: on }, title, on)
          }}
        />
      ))}
    </div>
  )
}

function letterAt(index: number): Letter {
  return letterOf(index as Parameters<typeof letterOf>[0])
}

function ViewChoice({
  letter,
  view,
  onChange,
}: {
  readonly letter: Letter
  readonly view: ViewId
  readonly onChange: (view: ViewId) => void
}) {
  const chosen = VIEWS.find(({ id }) => id === view)
  return (
    <Choice
      name={`View of ${letter}`}
      label={<RequestBadge letter={letter} />}
      title={`${letter} ${chosen?.title ?? ''}`}
      value={view}
      options={VIEW_OPTIONS}
      onChange={(id) => {
        const next = VIEWS.find((entry) => entry.id === id)
        if (next !== undefined) onChange(next.id)
      }}
    />
  )
}
