import type { CheckProgress } from '../programs/index.ts'
import { withThousands } from './checkText.ts'

/** "12 345 states, 17 steps deep, 62 % looked into". */
export function progressText({ states, depth, share }: CheckProgress): string {
  const looked = `${Math.floor(share * 100)} % looked into`
  return `${withThousands(String(states))} states, ${depth} steps deep, ${looked}`
}
