/**
 * The text of a program that pickles plain data into a file, damages the file, and loads it in some
 * way, decided by numbers.
 */
export function randomPickles(choices: readonly number[]): string {
  let used = 0
  const choose = (count: number): number => (choices[used++] ?? 0) % count
  const pick = (from: readonly string[]): string => from[choose(from.length)] ?? ''
  let texts = 0
  const text = (): string => {
    texts += 1
    const length = pick(['', '', '', ' * 9', ' * 60', ' * 128', ' * 700', ' * 1365'])
    return `'${pick(['t', 'é', '😀'])}${texts}'${length}`
  }
  const atom = (): string => {
    switch (choose(8)) {
      case 0:
        return pick(['None', 'True', 'False', "''", "b''", '()'])
      case 1:
        return pick(['0', '1', '255', '256', '-1', '65535', '65536'])
      case 2:
        return `${pick(['', '-'])}(2 ** ${choose(80)}${pick(['', ' - 1', ' + 1'])})`
      case 3:
        return pick(['1.5', '-0.0', '1e300', "float('inf')", '0.1'])
      case 4:
        return `(${text()}).encode()`
      default:
        return text()
    }
  }
  const protocol = choose(3)
  const key = (): string => pick([`'k${++texts}'`, String(choose(9)), `(${++texts}, None)`])
  const value = (depth: number): string => {
    if (depth === 0) return atom()
    const items = (count: number) => Array.from({ length: choose(count) }, () => value(depth - 1))
    switch (choose(9)) {
      case 0:
      case 1:
        return `[${items(5).join(', ')}]`
      case 2:
      case 3:
        return `{${items(4)
          .map((item) => `${key()}: ${item}`)
          .join(', ')}}`
      case 4:
        // A first item that no other tuple has.
        return `(${[String(1000 + ++texts), ...items(4)].join(', ')},)`
      case 5:
        if (protocol === 0) return atom()
        return pick(['set()', 'frozenset()', `{${++texts}}`, `frozenset([${atom()}])`])
      case 6:
        return pick(['s', 't'])
      default:
        return atom()
    }
  }
  const buffering = pick(['', '', ', buffering=64', ', buffering=700', ', buffering=0'])
  const mode = pick(['rb', 'rb', 'rb', 'rb+'])
  return `import pickle

P = '/d/x'


def error(e):
    return type(e).__name__ + ': ' + str(e)


def main():
    told = []
    s = [${value(1)}]
    t = {'t': ${value(1)}}
    s.append(${pick(['s', 't', '0'])})
    data = [${Array.from({ length: 1 + choose(3) }, () => value(3)).join(', ')}]
    with open(P, 'wb') as f:
        ${['pickle.dump(data, f, 3)', 'pickle.dump(data, f)', 'f.write(pickle.dumps(data, protocol=5))'][protocol] ?? ''}
        ${pick(['pass', 'pickle.dump(1, f)', "f.write(b'rest')"])}
    with open(P, 'rb+') as f:
        size = f.seek(0, 2)
        ${pick(['pass', 'pass', `f.truncate(size * ${choose(100)} // 100)`, 'f.truncate(size - 1)'])}
    f = open(P, '${mode}'${buffering})
    ${pick(['pass', 'pass', `told.append(f.read(${choose(3)}))`])}
    for turn in range(2):
        try:
            told.append(repr(pickle.load(f)))
        except (EOFError, pickle.PickleError, ValueError) as e:
            told.append(error(e))
        told.append(f.tell())
    told.append(f.read(10))
    f.close()
    return told
`
}
