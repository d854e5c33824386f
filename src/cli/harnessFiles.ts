/** What runs schedules under CPython: its Python files by their names. `prove.py` is the one to start. */
export const HARNESS_FILES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>('./harness/*.py', { query: '?raw', import: 'default', eager: true }),
  ).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text]),
)
