import { Activity, useId, useState } from 'react'
import type { ReactNode } from 'react'
import type { Preferences } from '../store/index.ts'
import { useEnlarged } from './kit/enlarge/enlarged.tsx'
import { laterPart } from './kit/laterPart.tsx'
import { PartBoundary } from './kit/PartBoundary.tsx'
import { panelId, tabId, TabList } from './kit/TabList.tsx'
import { useDjangoScenario, useProcessCount } from './app/onStage.ts'
import { usePreferences, useStores } from './app/stepper.tsx'
import { ConflictPanel } from './panels/conflict/ConflictPanel.tsx'
import { MapPanel } from './panels/map/MapPanel.tsx'
import styles from './Findings.module.css'

const Verdict = laterPart(async () => (await import('./panels/verdict/Verdict.tsx')).Verdict)
const Compare = laterPart(async () => (await import('./panels/compare/Compare.tsx')).Compare)
const StateGraph = laterPart(
  async () => (await import('./panels/stateGraph/StateGraph.tsx')).StateGraph,
)

/** What the check of every schedule knows, in tabs. */
export type FindingId = Preferences['finding']

const TABS: readonly { readonly id: FindingId; readonly label: string }[] = [
  { id: 'map', label: 'Map' },
  { id: 'verdict', label: 'Verdict' },
  { id: 'conflict', label: 'Conflict' },
  { id: 'compare', label: 'Compare' },
  { id: 'graph', label: 'State graph' },
]

const PANELS: { readonly [K in FindingId]: () => ReactNode } = {
  map: () => <MapPanel />,
  verdict: () => <Verdict />,
  conflict: () => <ConflictPanel />,
  compare: () => <Compare />,
  graph: () => <StateGraph />,
}

const pickFinding = (preferences: Preferences) => preferences.finding

/**
 * One of them is shown; a tab that was open keeps its state, and what is out of sight is not drawn.
 * A map needs two processes, and only versions of Django are compared.
 */
export function Findings() {
  const prefix = useId()
  const { preferences } = useStores()
  const count = useProcessCount()
  const django = useDjangoScenario() !== null
  const wanted = usePreferences(pickFinding)
  const { name: enlarged, leave } = useEnlarged()
  const tabs = TABS.filter(({ id }) => (id === 'map' ? count > 1 : id !== 'compare' || django))
  const selected = tabs.find(({ id }) => id === wanted)?.id ?? 'verdict'
  const [visited, setVisited] = useState<readonly FindingId[]>([selected])
  if (!visited.includes(selected)) setVisited([...visited, selected])
  return (
    <div className={styles['findings']}>
      <TabList
        name="What every schedule shows"
        prefix={prefix}
        selected={selected}
        tabs={tabs}
        onSelect={(id) => {
          if (enlarged !== null) leave()
          preferences.setState({ finding: id })
        }}
      />
      <div
        role="tabpanel"
        id={panelId(prefix)}
        aria-labelledby={tabId(prefix, selected)}
        className={styles['panel']}
      >
        {visited.map((id) => (
          <Activity key={id} mode={id === selected ? 'visible' : 'hidden'}>
            <PartBoundary>{PANELS[id]()}</PartBoundary>
          </Activity>
        ))}
      </div>
    </div>
  )
}
