import { FIRST_LESSON, LESSON_COUNT, wordsOf } from '../../../learn/index.ts'
import type { LessonFacts } from '../../../learn/index.ts'
import { derivedOf } from '../../../store/index.ts'
import { excerpt } from '../../kit/hands/excerpt.ts'
import type { OpeningView } from './Opening.tsx'
import type { SceneView } from './Scene.tsx'
import { sceneView } from './sceneView.ts'

/** The first card at each of its positions, as it looks before anything is fetched or checked. */
export function openingView(): OpeningView {
  const [beat] = FIRST_LESSON.beats
  if (beat?.action.kind !== 'steps') throw new Error('expected a first card with steps')
  const { at, action } = beat
  const positions = Array.from({ length: action.until + 1 }, (_, cursor) => {
    const derived = derivedOf({ ...at, cursor })
    const { prepared, run, timeline } = derived
    const facts: LessonFacts = {
      prepared,
      run,
      timeline,
      cursor,
      report: null,
      insight: null,
      explain: null,
    }
    return { facts, scene: withoutUnseenLines(sceneView(derived, facts)) }
  })
  const [first] = positions
  if (first === undefined) throw new Error('expected a position of the first card')
  return {
    lesson: {
      number: FIRST_LESSON.number,
      title: FIRST_LESSON.title,
      beats: FIRST_LESSON.beats.map(() => null),
    },
    lessons: LESSON_COUNT,
    headline: wordsOf(beat.headline, first.facts),
    say: wordsOf(beat.say, first.facts),
    until: action.until,
    rows: first.facts.timeline.rows
      .slice(0, action.until)
      .map(({ letter, verb }) => ({ letter, verb })),
    scenes: positions.map(({ scene }) => scene),
  }
}

/** The most lines that a hand of the opening shows. */
const MOST_LINES = 9

/** The files with all other lines empty, so that few bytes say them. */
function withoutUnseenLines(view: SceneView): SceneView {
  return {
    ...view,
    hands: view.hands.map(({ view: hand, text }) => {
      const lines = text.split('\n')
      const { from, to } = excerpt(hand.anchors, lines.length, MOST_LINES)
      const seen = lines.map((line, index) => (index + 1 < from || index >= to ? '' : line))
      return { view: hand, text: seen.join('\n') }
    }),
  }
}
