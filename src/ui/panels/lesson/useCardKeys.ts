import { useLayoutEffect, useRef } from 'react'
import type { Option } from '../../../learn/index.ts'

interface Hands {
  readonly press: () => void
  readonly back: () => void
  readonly options: readonly Option[] | null
  readonly choose: (option: Option) => void
}

/** Space presses the one button of a card, digits answer, the left arrow goes back. */
export function useCardKeys(hands: Hands): void {
  const now = useRef(hands)
  useLayoutEffect(() => {
    now.current = hands
  })
  // Before the page is painted: what can be seen can be pressed.
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const { press, back, options, choose } = now.current
      const onButton =
        event.target instanceof HTMLElement && event.target.matches('button, summary')
      if (event.key === ' ' && !onButton) press()
      else if (event.key === 'ArrowLeft') back()
      else {
        const option = options?.[Number(event.key) - 1]
        if (option === undefined) return
        choose(option)
      }
      event.preventDefault()
    }
    addEventListener('keydown', pressed)
    return () => {
      removeEventListener('keydown', pressed)
    }
  }, [])
}
