/**
 * What the program did next was decided by something that Python leaves open and the model picks.
 * `pick`: it would have been another way for another value. `span`: time had passed, and a span of so
 * many seconds was compared with it; spans of one length are all tried, of several lengths not.
 */
export type Decision =
  | { readonly kind: 'pick'; readonly what: string }
  | { readonly kind: 'span'; readonly seconds: number }

/** With one more, each once, in the order of their texts. */
export function withDecision(decisions: readonly Decision[], added: Decision): readonly Decision[] {
  const text = JSON.stringify(added)
  if (decisions.some((each) => JSON.stringify(each) === text)) return decisions
  const all = [...decisions, added]
  return all.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
}
