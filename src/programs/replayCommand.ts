import { replayCommand } from './django/replayCommand.ts'
import { ownReplayCommand } from './own/ownReplayCommand.ts'
import { isOwn } from './scenario.ts'
import type { AnyScenario } from './scenario.ts'

/** The command line that replays a schedule of any scenario. */
export function anyReplayCommand(scenario: AnyScenario, schedule: string): string {
  return isOwn(scenario) ? ownReplayCommand(scenario, schedule) : replayCommand(scenario, schedule)
}
