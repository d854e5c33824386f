import type { Evaluation } from '../../chart/evaluation.ts'
import { bitLength, isSmall } from '../../state/bounds.ts'

/** `sys.get_int_max_str_digits()` of a fresh Python 3.11. */
const MOST_DIGITS = 4300

/** What has more bits has more digits. */
const MOST_DIGIT_BITS = Math.ceil(MOST_DIGITS * Math.log2(10)) + 4

const REFUSED = `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`

/** Python's repr of an int. Python 3.11 refuses a long one, as it takes time. */
export function intText(evaluation: Evaluation, value: bigint): string {
  if (isSmall(value)) return String(value)
  if (bitLength(value) > MOST_DIGIT_BITS) return refused(evaluation)
  const text = String(value)
  const digits = text.length - (value < 0n ? 1 : 0)
  return digits > MOST_DIGITS ? refused(evaluation) : text
}

function refused(evaluation: Evaluation): never {
  if (evaluation.version === 2) return evaluation.unsupported('the text of an integer this long')
  return evaluation.fail('ValueError', REFUSED)
}
