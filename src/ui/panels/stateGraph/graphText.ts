import type { GraphNode } from '../../../programs/index.ts'
import { plural } from '../../kit/verdict/words.ts'

type NodeVerdict = GraphNode['verdict']

/** The verdicts in the order of the legend. */
export const NODE_VERDICTS: readonly NodeVerdict[] = ['safe', 'at-risk', 'lost']

export const NODE_WORDS: { readonly [K in NodeVerdict]: string } = {
  safe: 'safe',
  'at-risk': 'can still go wrong',
  lost: 'lost whatever comes',
}

const SIGNS: { readonly [K in NodeVerdict]: string } = { safe: '', 'at-risk': '?', lost: '!' }

/** The sign in a state: the first of its outcomes, or of those that are still possible. */
export function signOf({ verdict, ends }: Pick<GraphNode, 'verdict' | 'ends'>): string {
  const [first, ...more] = ends
  if (first === undefined) return SIGNS[verdict]
  return `${first.sign}${more.length > 0 ? '+' : ''}`
}

/** All that a state says: for its tooltip, its name and the line below the picture. */
export function nodeText(node: GraphNode): string {
  const { depth, verdict, ends, schedule } = node
  const where = depth === 0 ? 'The start' : `After ${depth} ${plural('step', depth)}`
  const how = schedule === '' ? '' : ` (for instance ${spellSchedule(schedule)})`
  const end = `the end, ${signOf(node)} ${ends.map(({ title }) => title).join(', ')}`
  return `${where}${how}: ${ends.length === 0 ? NODE_WORDS[verdict] : end}`
}

/** A schedule with equal letters together: "AAAB" is "A×3 B". */
export function spellSchedule(letters: string): string {
  return (letters.match(/(.)\1*/g) ?? [])
    .map((group) => (group.length === 1 ? group : `${group[0] ?? ''}×${group.length}`))
    .join(' ')
}
