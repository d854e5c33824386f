import { beforeAll, expect, test } from 'vitest'
import { everyBuiltin } from '../machine/everyBuiltin.ts'
import { modelledNames } from '../machine/index.ts'
import { compile } from '../python/index.ts'
import { CATALOGUE, middlewaresOf } from './django/catalogue/catalogue.ts'
import { prepareDjango } from './django/prepare.ts'
import { scenarioWith } from './django/scenario.ts'
import { isInterchangeable } from './interchangeable.ts'
import { provideEveryProgram } from './everyProgram.ts'

beforeAll(provideEveryProgram)

function decisionOn(text: string): boolean {
  const result = compile([{ name: 'main.py', text }], modelledNames([], everyBuiltin))
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics))
  return isInterchangeable(result.code)
}

const KEY = 'import uuid\ndef main():\n    key = uuid.uuid4().hex\n'

test.each([
  ['stores it', `${KEY}    f = open('/d/' + key, 'w')\n    f.close()\n`],
  ['compares it for equality', `${KEY}    return key == 'x'\n`],
  ['counts something else', `${KEY}    n = 0\n    while n < 3:\n        n += 1\n    return key\n`],
  ['looks for a cookie', "import browser\ndef main():\n    return 'sessionid' in browser.send()\n"],
  [
    'looks for a name among those of a dict that holds it',
    `${KEY}    kept = {'key': key}\n    return 'key' in kept\n`,
  ],
  ['asks whether a file is there', `import os\n${KEY}    os.stat('/d/' + key)\n`],
  ['asks how many links a file has', `import os\n${KEY}    return os.stat('/d/' + key).st_nlink\n`],
  ['moves it', `import shutil\n${KEY}    shutil.move('/d/' + key, '/d/x')\n`],
  ['cuts something else', `${KEY}    text = 'abc'\n    return text[1:], key\n`],
  ['sorts something else', `${KEY}    return sorted([2, 1]), key\n`],
  ['mentions it in a comment', `${KEY}    # sorted(key) would tell them apart\n    return key\n`],
])('a program that makes a key and %s does the same for every process', (_, text) => {
  expect(decisionOn(text)).toBe(true)
})

test.each([
  ['orders it', `${KEY}    return key < 'x'\n`],
  ['cuts it', `${KEY}    return key[:1]\n`],
  ['takes a character of it', `${KEY}    return key[0] == '3'\n`],
  ['parses it', `${KEY}    return int(key, 16)\n`],
  ['sorts it', `${KEY}    return sorted([key, 'x'])\n`],
  ['takes the least', `${KEY}    return min(key, 'x')\n`],
  ['looks at its beginning', `${KEY}    return key.startswith('3')\n`],
  ['goes through it', `${KEY}    for sign in key:\n        return sign\n`],
  ['hashes it', `import hashlib\n${KEY}    return hashlib.md5(key.encode('ascii')).hexdigest()\n`],
  [
    'orders it in another function',
    `import uuid\ndef less(one, other):\n    return one < other\ndef main():\n    return less(uuid.uuid4().hex, 'x')\n`,
  ],
  [
    'orders what it kept in an attribute',
    `import uuid\nclass Box(object):\n    def fill(self):\n        self.key = uuid.uuid4().hex\n    def less(self):\n        return self.key < 'x'\ndef main():\n    box = Box()\n    box.fill()\n    return box.less()\n`,
  ],
  [
    'orders what it wrote and read again',
    `import cache\nimport uuid\ndef main():\n    cache.set('k', uuid.uuid4().hex)\n    return cache.get('k') < 'x'\n`,
  ],
  ['looks for a sign in it', `${KEY}    return 'a' in key\n`],
  ['takes some character of it', `${KEY}    i = 3\n    return key[i]\n`],
  ['takes its first character by an iterator', `${KEY}    return next(iter(key))\n`],
  ['cuts it by a pattern', `${KEY}    return '%.3s' % key\n`],
  ['cuts it by a format', `${KEY}    return f'{key:.3}'\n`],
  ['replaces a part of it', `${KEY}    return key.replace('a', 'b')\n`],
  ['strips it', `${KEY}    return key.strip('abc')\n`],
  ['repeats it', `${KEY}    return key * 2\n`],
  ['hands a function around that cuts it', `${KEY}    cut = key.split\n    return cut('a')\n`],
  [
    'cuts what it hands to a function that is looked up before its arguments',
    `import uuid\ndef same(x):\n    return x\ndef first(text):\n    return text[0]\ndef main():\n    return first(same(uuid.uuid4().hex))\n`,
  ],
  [
    'orders what a class without a beginning of its own keeps',
    `import uuid\nclass Base(object):\n    def __init__(self, key):\n        self.key = key\nclass Box(Base):\n    pass\ndef main():\n    return Box(uuid.uuid4().hex).key < 'x'\n`,
  ],
  [
    'goes through the lines of a file that holds it',
    `${KEY}    f = open('/d/x', 'w')\n    f.write(key)\n    f.close()\n    for line in open('/d/x'):\n        return line\n`,
  ],
  ['cuts the name of its file', `${KEY}    f = open('/d/' + key, 'w')\n    return f.name[3:]\n`],
  ['picks at random', `import random\ndef main():\n    return random.choice([1, 2])\n`],
  ['makes a short secret', `import secrets\ndef main():\n    return secrets.token_hex(4)\n`],
  ['looks at the clock', `import time\ndef main():\n    return time.time()\n`],
  ['asks for its number', `import os\ndef main():\n    return os.getpid()\n`],
  [
    'asks a module that it hands around',
    `import os\ndef main():\n    o = os\n    return o.getpid()\n`,
  ],
  [
    'asks when a file was written',
    `import os\ndef main():\n    p = os.path\n    return p.getmtime('/d')\n`,
  ],
  [
    'orders what a dataclass keeps',
    `import uuid\nfrom dataclasses import dataclass\n@dataclass\nclass Box:\n    key: str\ndef main():\n    return Box(uuid.uuid4().hex).key < 'x'\n`,
  ],
  [
    'looks into what a dataclass keeps, with a name that another class sets',
    `import uuid\nfrom dataclasses import dataclass\n@dataclass\nclass Box:\n    key: str\nclass Other(object):\n    def __init__(self):\n        self.key = 'x'\ndef main():\n    return 'a' in Box(uuid.uuid4().hex).key\n`,
  ],
  [
    'orders what an exception keeps',
    `import uuid\nclass Lost(Exception):\n    pass\ndef main():\n    try:\n        raise Lost(uuid.uuid4().hex)\n    except Lost as e:\n        return e.args[0] < 'x'\n`,
  ],
  [
    'looks into a text that it keeps as an attribute',
    `import uuid\nclass Box(object):\n    def __init__(self):\n        self.key = uuid.uuid4().hex\ndef main():\n    return 'a' in Box().key\n`,
  ],
  [
    'looks into a text that it took out of a dict',
    `import uuid\ndef main():\n    kept = {'key': uuid.uuid4().hex}\n    return 'a' in kept['key']\n`,
  ],
  [
    'looks into a text that another function took out of a dict',
    `import browser\ndef first(cookies):\n    return cookies.get('sessionid')\ndef main():\n    return 'a' in first(browser.send())\n`,
  ],
  [
    'keeps what os.stat says',
    `import os\ndef main():\n    s = os.stat('/d')\n    return s.st_nlink\n`,
  ],
  ['takes a number out of os.stat', `import os\ndef main():\n    return os.stat('/d')[1]\n`],
  [
    'asks for a number under another name',
    `from os import stat\ndef main():\n    return stat('/d').st_nlink\n`,
  ],
  ['reads an inode number', `import os\ndef main():\n    return os.stat('/d').st_ino\n`],
  ['lists names in their order', `import os\ndef main():\n    return os.listdir('/d')[0]\n`],
])('a program that %s tells them apart', (_, text) => {
  expect(decisionOn(text)).toBe(false)
})

test('of the catalogue, none might tell its requests apart', () => {
  const apart = CATALOGUE.filter((row) =>
    middlewaresOf(row).some(
      (middleware) =>
        !isInterchangeable(
          prepareDjango(scenarioWith({ program: row.id, middleware, views: ['touch'] })).code,
        ),
    ),
  )
  expect(apart.map(({ id }) => id)).toEqual([])
}, 60_000)
