import { createStore } from 'zustand/vanilla'

/** A program that the scenario menu offers. */
export interface OfferedProgram {
  /** of its own within the group */
  readonly id: string
  readonly title: string
}

/** Programs that the scenario menu offers under one heading: the gallery, a person's own. */
export interface ProgramGroup {
  readonly title: string
  readonly programs: readonly OfferedProgram[]
  /** puts one on the stage */
  open(id: string): void
  /** which of them is on the stage; null: none */
  current(): string | null
}

/** In the order in which they were offered first. */
export const programGroups = createStore<{ readonly groups: readonly ProgramGroup[] }>()(() => ({
  groups: [],
}))

/** Offers a group, in place of the one of the same title. */
export function offerGroup(group: ProgramGroup): void {
  const { groups } = programGroups.getState()
  const known = groups.some(({ title }) => title === group.title)
  programGroups.setState({
    groups: known
      ? groups.map((each) => (each.title === group.title ? group : each))
      : [...groups, group],
  })
}
