/** A number that may be far too large to be read, in a form that can. */
export interface Count {
  /** "924", "12,870", "9.2 × 10²³" */
  readonly text: string
  /** every digit, grouped */
  readonly exact: string
  /** for reading aloud */
  readonly spoken: string
}

/** Up to here every digit is shown. */
const DIGITS = 9

/** Of a whole number, not negative; a text may have any number of digits. */
export function compactCount(count: string | number): Count {
  const digits = String(count)
  const exact = withThousands(digits)
  if (digits.length <= DIGITS) return { text: exact, exact, spoken: exact }
  const rounded = Math.round(Number(digits.slice(0, 3)) / 10)
  const exponent = digits.length - 1 + (rounded === 100 ? 1 : 0)
  const mantissa = ((rounded === 100 ? 10 : rounded) / 10).toFixed(1)
  return {
    text: `${mantissa} × 10${superscript(exponent)}`,
    exact,
    spoken: `${mantissa} times 10 to the ${exponent}`,
  }
}

function withThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function superscript(exponent: number): string {
  return [...String(exponent)].map((digit) => RAISED[Number(digit)] ?? '').join('')
}
