import type { LessonFacts } from '../../../learn/index.ts'
import type { Derived } from '../../../store/index.ts'
import { laneName, lettersOf, requestViews } from '../../../world/index.ts'
import type { ContentLane, TimelineView } from '../../../world/index.ts'
import { customerAt, customerOught } from '../../app/customerAt.ts'
import { handsOf } from '../../kit/hands/handsOf.ts'
import type { SceneView } from './Scene.tsx'

/** What the scene of a card shows at the cursor. */
export function sceneView(derived: Derived, facts: LessonFacts): SceneView {
  const { run, timeline, cursor, prepared, explain } = facts
  const views = requestViews(prepared.plan, derived.world)
  const customer = customerAt(run, cursor)
  return {
    customer,
    ought: customerOught(prepared, run, cursor),
    letters: lettersOf(run.plan),
    hands: handsOf(derived, views, null, explain).map((view) => ({
      view,
      text: prepared.code.sources.find(({ name }) => name === view.file)?.text ?? '',
    })),
    file: fileOf(timeline, customer.cookie) ?? null,
    cursor,
  }
}

/** The file that the customer's cookie names: the only one whose content they see. */
function fileOf({ contents }: TimelineView, cookie: string | null): ContentLane | undefined {
  const files = contents.filter(({ kind }) => kind === 'file')
  return files.find(({ path }) => laneName(path) === cookie) ?? files[0]
}
