/** What somebody who wants to edit a program of the catalogue can do: its files cannot be changed in the page. */
export function notHereText(program: string): string {
  return [
    'The session programs cannot be edited in this page. The command line runs them with files of yours:',
    `racetrack check --program ${program} --edit backend.py=mine.py.`,
    'Their files stand in the whole listing of the stage. Here you can begin a program, or edit a race of the gallery.',
  ].join(' ')
}
