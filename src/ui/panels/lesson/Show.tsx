import { useMemo } from 'react'
import type { LessonFacts, Show as ShowKind } from '../../../learn/index.ts'
import { useDerived } from '../../app/stepper.tsx'
import { laterPart } from '../../kit/laterPart.tsx'
import { FetchText } from './FetchText.tsx'
import { Scene } from './Scene.tsx'
import { sceneView } from './sceneView.ts'

const fetching = <FetchText />
const Counts = laterPart(async () => (await import('./Counts.tsx')).Counts, fetching)
const Cure = laterPart(async () => (await import('./Cure.tsx')).Cure, fetching)
const Guilty = laterPart(async () => (await import('./Guilty.tsx')).Guilty, fetching)
const Time = laterPart(async () => (await import('./Time.tsx')).Time, fetching)

/** What a card speaks of. */
export function Show({ show, facts }: { readonly show: ShowKind; readonly facts: LessonFacts }) {
  switch (show) {
    case 'scene':
      return <SceneOf facts={facts} />
    case 'guilty':
      return <Guilty facts={facts} />
    case 'time':
      return <Time facts={facts} />
    case 'counts':
      return <Counts facts={facts} />
    case 'cure':
      return <Cure facts={facts} />
  }
}

function SceneOf({ facts }: { readonly facts: LessonFacts }) {
  const derived = useDerived()
  const view = useMemo(() => sceneView(derived, facts), [derived, facts])
  return <Scene view={view} />
}
