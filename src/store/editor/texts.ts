import type { OwnScenario } from '../../programs/index.ts'

/** Python files by name. */
export type Files = Readonly<Record<string, string>>

export function sameFiles(one: Files, other: Files): boolean {
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  )
}

/** The files in the order of their tabs: the race first. */
export function namesOf({ files, main }: Pick<OwnScenario, 'files' | 'main'>): readonly string[] {
  return [main, ...Object.keys(files).filter((name) => name !== main)]
}

/** Which of some files is the race: the first that lists what runs, else the first. */
export function raceAmong(files: Files): string {
  const names = Object.keys(files)
  const lists = names.find((name) => /^(PROCESSES|THREADS)\b/m.test(files[name] ?? ''))
  const workers = names.find((name) => /^def worker_/m.test(files[name] ?? ''))
  return lists ?? workers ?? names[0] ?? 'main.py'
}

/** The name of a file as Python can import it: "my race.txt" to "my_race.py". */
export function fileName(name: string): string {
  const stem = name
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[^\p{Letter}\p{Number}_]+/gu, '_')
    .replace(/^(?=\p{Number})/u, '_')
  return `${stem === '' ? 'main' : stem}.py`
}
