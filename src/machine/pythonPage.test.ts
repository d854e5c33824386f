import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import { expect, test } from 'vitest'
import { isCPythonHere } from './testing/cpython.oracle.ts'
import { pythonPage } from './testing/pythonPage.testing.ts'
import { SYNTAX } from './testing/pythonSyntax.testing.ts'

const PAGE = fileURLToPath(new URL('../../docs/python.md', import.meta.url))

// After a change of the compiler or of a table: npx vitest run src/machine/pythonPage.test.ts -u
test('docs/python.md says what the compiler and the tables say', async () => {
  const page = await format(pythonPage(), { parser: 'markdown', printWidth: 100 })
  await expect(page).toMatchFileSnapshot(PAGE)
})

const ASK = `
import ast, json, sys
met = {type(node) for text in json.load(sys.stdin) for node in ast.walk(ast.parse(text))}
kinds = [kind for base in (ast.stmt, ast.expr) for kind in base.__subclasses__()]
old = {'Num', 'Str', 'Bytes', 'NameConstant', 'Ellipsis'}
print(json.dumps(sorted(kind.__name__ for kind in kinds if kind not in met and kind.__name__ not in old)))
`

test.runIf(isCPythonHere())('the page has every statement and expression of Python', () => {
  const input = JSON.stringify(SYNTAX.map(({ text }) => text))
  const asked = spawnSync('python3', ['-I', '-c', ASK], { input, encoding: 'utf8' })
  expect(asked.stderr).toBe('')
  expect(JSON.parse(asked.stdout)).toEqual([])
})
