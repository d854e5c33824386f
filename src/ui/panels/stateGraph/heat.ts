/** One depth of a graph that is too large to be drawn. */
export interface HeatCell {
  readonly depth: number
  readonly states: number
  /** 0..1, by the logarithm: the shade */
  readonly shade: number
  /** 0..1, in proportion: the length of its bar */
  readonly part: number
}

export function heatCells(perDepth: readonly number[]): readonly HeatCell[] {
  const most = perDepth.reduce((max, states) => Math.max(max, states), 1)
  return perDepth.map((states, depth) => ({
    depth,
    states,
    shade: states === 0 ? 0 : most === 1 ? 1 : 0.12 + 0.88 * (Math.log(states) / Math.log(most)),
    part: states / most,
  }))
}
