import { expect, test } from 'vitest'
import { compile } from '../python/index.ts'
import { everyBuiltin } from './everyBuiltin.ts'
import { modelledNames } from './index.ts'

const HEAD =
  'from dataclasses import dataclass, field\nfrom collections import namedtuple\nfrom typing import NamedTuple\n'

/** The first message about a class, or that it compiles. */
function complaintAbout(text: string): string {
  const source = { name: 'main.py', text: HEAD + text }
  const compiled = compile([source], modelledNames([], everyBuiltin))
  return compiled.ok ? 'compiles' : (compiled.diagnostics[0]?.message ?? '')
}

test.each([
  [
    '@dataclass\nclass A:\n    x: list = []\n',
    "ValueError: mutable default <class 'list'> for field x is not allowed: use default_factory.",
  ],
  [
    '@dataclass\nclass A:\n    x: int = 1\n    y: int\n',
    "TypeError: non-default argument 'y' follows default argument.",
  ],
  ['@dataclass\nclass A:\n    x: int = max(1, 2)\n', 'The default of a field must be a constant.'],
  [
    '@dataclass(slots=True)\nclass A:\n    x: int\n',
    '`slots` of `@dataclass` is not modelled here.',
  ],
  [
    '@dataclass\nclass A:\n    x: int = field(metadata={})\n',
    '`metadata` of `field()` is not modelled here.',
  ],
  ["P = namedtuple('P', FIELDS)\n", 'This call of `namedtuple()` is not modelled.'],
  [
    'class P(NamedTuple):\n    x: int\n    def __str__(self):\n        return ""\n',
    '`__str__` of a named tuple is not modelled.',
  ],
  ['@dataclass\nclass A:\n    x: int = field(default_factory=list)\n', 'compiles'],
])('%j', (text, message) => {
  expect(complaintAbout(text)).toBe(message)
})
