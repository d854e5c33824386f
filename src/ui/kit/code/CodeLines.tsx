import { useEffect, useRef } from 'react'
import type { CSSProperties } from 'react'
import type { Letter } from '../../../world/index.ts'
import { beforePaint } from '../beforePaint.ts'
import type { CodeLine, Token } from './codeLine.ts'
import styles from './CodeLines.module.css'

/** What a line is in the story of a request. */
export interface LineMark {
  /** 1-based */
  readonly line: number
  /**
   * `did`: the last step was made here; `next`: the request waits before it; `cause`: a window was
   * opened here; `hit`: the damage was done here
   */
  readonly kind: 'did' | 'next' | 'cause' | 'hit'
  /** at the end of the line: "step 4", "0 bytes" */
  readonly note: string
}

/** Lines of a listing with marks. Long lines wrap with a hanging indent; no line is cut. */
export function CodeLines({
  lines,
  marks,
  letter,
  name,
}: {
  readonly lines: readonly CodeLine[]
  readonly marks: readonly LineMark[]
  /** whose colour the marks have */
  readonly letter: Letter
  /** of the list, for assistive technology */
  readonly name: string
}) {
  const list = useRef<HTMLOListElement>(null)
  const main = marks.find(({ kind }) => kind !== 'next') ?? marks[0]
  const first = lines[0]?.number
  useEffect(() => {
    return beforePaint(() => {
      const box = list.current
      if (box === null || box.scrollHeight <= box.clientHeight) return
      const item = box.querySelector<HTMLElement>('[data-main]')
      if (item !== null) showIn(box, item)
    })
  }, [main?.line, main?.kind, first])
  return (
    <ol
      ref={list}
      className={styles['lines']}
      data-letter={letter}
      aria-label={name}
      // It scrolls where lines wrap, so the keyboard must reach it.
      tabIndex={0}
    >
      {withoutCommonIndent(lines).map((line) => {
        const mark = marks.find((each) => each.line === line.number)
        return (
          <li
            key={line.number}
            data-kind={mark?.kind}
            data-main={(mark !== undefined && mark === main) || undefined}
            aria-current={mark?.kind === 'did' || mark?.kind === 'hit' ? 'step' : undefined}
          >
            <span className={styles['number']}>{line.number}</span>
            <code style={{ '--indent': indentOf(line) } as CSSProperties}>
              {line.tokens.map((token) => (
                <span key={token.from} className={tokenClass(token)}>
                  {token.text}
                </span>
              ))}
            </code>
            {mark === undefined ? null : <em>{mark.note}</em>}
          </li>
        )
      })}
    </ol>
  )
}

function tokenClass({ kind }: Token): string | undefined {
  if (kind === null) return undefined
  return styles[kind === 'number' ? 'number-token' : kind]
}

/** The spaces at the beginning of a line. */
function indentOf({ tokens }: CodeLine): number {
  const text = tokens.map((token) => token.text).join('')
  return text.length - text.trimStart().length
}

/** The lines without the indent that all of them have. */
function withoutCommonIndent(lines: readonly CodeLine[]): readonly CodeLine[] {
  const indents = lines.filter(({ tokens }) => tokens.length > 0).map(indentOf)
  const common = Math.min(...indents)
  if (!Number.isFinite(common) || common === 0) return lines
  return lines.map((line) => ({ ...line, tokens: withoutStart(line.tokens, common) }))
}

function withoutStart(tokens: readonly Token[], count: number): readonly Token[] {
  const [first, ...rest] = tokens
  if (first === undefined || count === 0) return tokens
  if (first.text.length > count) return [{ ...first, text: first.text.slice(count) }, ...rest]
  return withoutStart(rest, count - first.text.length)
}

/** Scrolls only the list, so that an item is in its middle, unless it is visible already. */
function showIn(box: HTMLElement, item: HTMLElement): void {
  const top = item.offsetTop
  const bottom = top + item.offsetHeight
  if (top >= box.scrollTop && bottom <= box.scrollTop + box.clientHeight) return
  box.scrollTop = top - (box.clientHeight - item.offsetHeight) / 2
}
