const CODES = { good: '32', bad: '31', open: '33' } as const

/** A text in bold and in the colour of what it says; as it is where there are no colours. */
export function paint(text: string, tone: keyof typeof CODES, color: boolean): string {
  return color ? `\u001B[1;${CODES[tone]}m${text}\u001B[0m` : text
}
