import { useMemo } from 'react'
import type { RuleState } from '../../../programs/index.ts'
import { useDerived } from '../../app/stepper.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { ToneMark } from '../../kit/ToneMark.tsx'
import type { Tone } from '../../kit/ToneMark.tsx'
import { judgementOf } from './judgement.ts'
import styles from './Rules.module.css'

const TONES: { readonly [K in RuleState['state']]: Tone } = {
  holds: 'ok',
  broken: 'bad',
  open: 'plain',
}

/** The rules of an own program, and which of them hold now. */
export function Rules() {
  const { prepared, world, runState, outcomes } = useDerived()
  const rules = useMemo(
    () => prepared.own?.rulesAt(world, runState) ?? [],
    [prepared, world, runState],
  )
  const { tone, text } = judgementOf(rules, outcomes, runState, prepared)
  return (
    <Panel
      tight
      name="Rules"
      title={
        <span className={styles['headline']} data-tone={tone}>
          <ToneMark tone={tone} />
          {text}
        </span>
      }
    >
      <div
        role="group"
        aria-label="Rules of the program"
        // It scrolls, so the keyboard must reach it.
        tabIndex={0}
        className={styles['rules']}
      >
        {rules.length === 0 ? (
          <p className={styles['none']}>
            This program has no rules: a {prepared.labels.process} that dies, or that waits for
            ever, is all that can go wrong.
          </p>
        ) : (
          <ul>
            {rules.map((rule) => (
              <Rule key={rule.name} rule={rule} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  )
}

function Rule({ rule: { name, text, when, state, why } }: { readonly rule: RuleState }) {
  const words = wordsOf(state, when)
  return (
    <li className={styles['rule']} data-state={state}>
      <ToneMark tone={TONES[state]} />
      <p>
        <span title={`${name}()`}>{text ?? `${name}()`}</span>{' '}
        <span className={styles['when']}>{why === '' ? words : `${words}: ${why}`}</span>
      </p>
    </li>
  )
}

function wordsOf(state: RuleState['state'], when: RuleState['when']): string {
  if (state === 'broken') return 'broken'
  if (when === 'always') return state === 'holds' ? 'holds so far' : 'not decided'
  return state === 'holds' ? 'holds' : 'checked at the end'
}
