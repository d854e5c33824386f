import { useEffect, useState } from 'react'
import { plainLines } from './codeLine.ts'
import type { CodeLine } from './codeLine.ts'

type Highlight = (text: string) => readonly CodeLine[]

let loaded: Highlight | null = null

/**
 * The lines of a listing. The highlighter, with its Python grammar, is only fetched once the first
 * view is drawn: until then the same lines come without colours. `plain`: do not ask for it now.
 */
export function useLines(text: string, plain = false): readonly CodeLine[] {
  const [highlight, setHighlight] = useState(() => loaded)
  useEffect(() => {
    if (highlight !== null || plain) return undefined
    let gone = false
    async function colour() {
      const ready = await fetchHighlight()
      if (!gone) setHighlight(() => ready)
    }
    void colour()
    return () => {
      gone = true
    }
  }, [highlight, plain])
  return linesBy(highlight ?? plainLines, text)
}

/** Null when it cannot be fetched: a listing without colours is still a listing. */
async function fetchHighlight(): Promise<Highlight | null> {
  try {
    const { highlightLines } = await import('./highlight.ts')
    loaded = highlightLines
  } catch {
    loaded = null
  }
  return loaded
}

const linesByHighlight = new Map<Highlight, Map<string, readonly CodeLine[]>>()

/** Texts are split once in each way. Those of the catalogue are few; while somebody types there are many. */
const MOST_TEXTS = 60

function linesBy(split: Highlight, text: string): readonly CodeLine[] {
  const ready = linesByHighlight.get(split)?.get(text)
  if (ready !== undefined) return ready
  const lines = split(text)
  const kept = [...(linesByHighlight.get(split) ?? []), [text, lines] as const]
  linesByHighlight.set(split, new Map(kept.slice(-MOST_TEXTS)))
  return lines
}
