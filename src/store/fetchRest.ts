import { loadFixPrograms, loadPrograms } from './loadPrograms.ts'
import { isThere } from './loadThen.ts'
import { fetchOwn } from './race/fetchOwn.ts'

/** Fetches what the next presses may need: the programs of the fix. */
export async function fetchNext(): Promise<void> {
  await isThere(loadFixPrograms())
}

/** Fetches every program, so that the page can do without the network. False when it could not. */
export async function fetchPrograms(): Promise<boolean> {
  const [own, there] = await Promise.all([fetchOwn(), isThere(loadPrograms())])
  return there && own !== null
}
