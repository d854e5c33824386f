/** The text of a program of file operations over two file objects of one file, decided by numbers. */
export function randomFileCalls(choices: readonly number[]): string {
  let used = 0
  const choose = (count: number): number => (choices[used++] ?? 0) % count
  const pick = (from: readonly string[]): string => from[choose(from.length)] ?? ''
  const size = () =>
    pick([
      '0',
      '1',
      '2',
      '3',
      '7',
      '100',
      '4095',
      '4096',
      '4097',
      '8191',
      '8192',
      '8193',
      '9000',
      '13000',
    ])
  const opened = () => {
    const binary = choose(3) === 0
    const mode = pick(['r', 'r+', 'w', 'w+', 'a', 'a+', 'r', 'r+', 'a+'])
    if (binary) {
      const buffering = pick(['', '', ', buffering=0', ', buffering=700', ', buffering=1024'])
      // Without a buffer a line is read byte by byte: too long for these files.
      return { binary, lines: !buffering.endsWith('=0'), text: `open(P, '${mode}b'${buffering})` }
    }
    const newline = pick([
      '',
      '',
      ", newline=''",
      ", newline='\\n'",
      ", newline='\\r\\n'",
      ", newline='\\r'",
    ])
    const coding = pick([
      '',
      '',
      '',
      ", encoding='latin-1'",
      ", encoding='ascii', errors='replace'",
      ", errors='ignore'",
      ", errors='replace'",
      ", encoding='ascii'",
    ])
    const buffering = pick(['', '', ', buffering=1', ', buffering=640'])
    return { binary, lines: true, text: `open(P, '${mode}'${newline}${coding}${buffering})` }
  }
  const data = (binary: boolean) => {
    const part = pick([
      "'ab'",
      "'x\\n'",
      "'one\\ntwo\\n'",
      "'é\\n'",
      "'y\\r\\n'",
      "'😀'",
      "'\\r'",
      "''",
    ])
    const text =
      choose(2) === 0 ? part : `${part} * ${pick(['2', '30', '700', '2000', '4096', '9000'])}`
    return binary ? `(${text}).encode()` : text
  }
  const call = (f: string, binary: boolean, lines: boolean): string => {
    const kind = choose(20)
    switch (!lines && [4, 5, 6, 18].includes(kind) ? 1 : kind) {
      case 0:
        return `${f}.read()`
      case 1:
      case 2:
      case 3:
        return `${f}.read(${size()})`
      case 4:
      case 5:
        return `${f}.readline(${pick(['', '', '-1', '3', '5000'])})`
      case 6:
        return `${f}.readlines(${pick(['', '10'])})`
      case 7:
      case 8:
      case 9:
      case 10:
        return `${f}.write(${data(binary)})`
      case 11:
        return `${f}.writelines([${data(binary)}, ${data(binary)}])`
      case 12:
        return `${f}.seek(${size()})`
      case 13:
        return `${f}.seek(0, ${pick(['1', '2'])})`
      case 14:
        return binary
          ? `${f}.seek(${pick(['-1', '2', '-3000', '5'])}, ${pick(['1', '2'])})`
          : `${f}.seek(0)`
      case 15:
        return `${f}.tell()`
      case 16:
        return `${f}.truncate(${pick(['', '3', '5000', '0'])})`
      case 17:
        return `${f}.flush()`
      case 18:
        return `lines(${f}, ${pick(['1', '2', '100'])})`
      default:
        return choose(3) === 0 ? `${f}.close()` : `${f}.flush()`
    }
  }
  const [one, two] = [opened(), opened()]
  const calls = Array.from({ length: 3 + choose(14) }, () => {
    const [name, file] = choose(3) > 0 ? (['f', one] as const) : (['g', two] as const)
    return `    try:\n        told.append(${call(name, file.binary, file.lines)})\n    except Exception as e:\n        told.append(error(e))\n`
  })
  return `P = '/d/x'


def error(e):
    return type(e).__name__ + ': ' + str(e)


def lines(f, most):
    got = []
    for line in f:
        got.append(line)
        if len(got) == most:
            break
    return got


def main():
    told = []
    f = ${one.text}
    g = ${two.text}
${calls.join('')}    f.close()
    g.close()
    return told
`
}
