/** What the user would see after some steps. */
export interface StateSegment {
  /** first and last step, 1-based */
  readonly from: number
  readonly to: number
  /** a few words: "logged in" */
  readonly text: string
  /** right; wrong for good; wrong while a file is emptied or half written; neither */
  readonly tone: 'ok' | 'bad' | 'open' | 'plain'
}
