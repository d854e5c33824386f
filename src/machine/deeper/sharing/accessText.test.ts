import { expect, test } from 'vitest'
import { withWords } from './accessText.ts'
import type { Names } from './accessText.ts'

const variable: Names = { verb: 'load', type: null, name: 'visits', of: null }
const attribute: Names = { verb: 'store', type: null, name: '.balance', of: 'account' }
const call = (type: string, name: string, of: string | null): Names => ({
  verb: 'call',
  type,
  name,
  of,
})

test.each<[Names, string, string, string]>([
  [variable, 'load visits', 'loads', 'load visits'],
  [{ ...variable, verb: 'delete' }, 'delete visits', 'deletes', 'delete visits'],
  [attribute, 'store .balance', 'stores', 'store account.balance'],
  [{ ...attribute, of: null }, 'store .balance', 'stores', 'store an object.balance'],
  [call('dict', '__getitem__', 'seen'), 'dict.__getitem__', 'reads', 'read an item of seen'],
  [call('list', '__len__', null), 'list.__len__', 'counts', 'count the items of a list'],
  [call('list', 'append', 'log'), 'list.append', 'append', 'log.append()'],
  [call('Lock', 'acquire', 'forks[1]'), 'Lock.acquire', 'takes', 'take forks[1]'],
  [call('Condition', 'wait, again', 'full'), 'Condition.wait, again', 'goes on', 'go on with full'],
  [call('cache', 'lookup', 'once'), 'cache.lookup', 'looks', 'look into the cache of once'],
  [call('Event', 'is_set', 'bell'), 'Event.is_set', 'isset', 'bell.is_set()'],
])('%j: its words', (names, text, word, order) => {
  expect(withWords(names)).toEqual({ ...names, text, word, order })
})
