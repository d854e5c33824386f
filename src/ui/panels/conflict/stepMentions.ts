/** A piece of a sentence: plain words, or the mention of a step ("Step 4", "step 12"). */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'step'; readonly text: string; readonly step: number }

/** Cuts a sentence at the steps that it names; the pieces joined give the sentence again. */
export function stepMentions(sentence: string): readonly Piece[] {
  return sentence
    .split(/(\bstep \d+)/i)
    .filter((text) => text !== '')
    .map((text) => {
      const number = /^step (\d+)$/i.exec(text)?.[1]
      return number === undefined
        ? { kind: 'words', text }
        : { kind: 'step', text, step: Number(number) }
    })
}
