import type { LibraryTables } from '../../registry.ts'
import { Counter, counterMethods } from './counter.ts'
import { deque, dequeIteratorMethods, dequeMethods } from './deque.ts'
import { defaultdict, defaultdictMethods, OrderedDict, orderedDictMethods } from './dicts.ts'

/** The module collections; namedtuple is among the classes that the compiler makes. */
export const COLLECTIONS: LibraryTables = {
  scope: {},
  modules: new Map([['collections', { functions: { Counter, defaultdict, deque, OrderedDict } }]]),
  methods: new Map([
    ['_collections._deque_iterator', dequeIteratorMethods],
    ['collections.Counter', counterMethods],
    ['collections.OrderedDict', orderedDictMethods],
    ['collections.defaultdict', defaultdictMethods],
    ['collections.deque', dequeMethods],
  ]),
  stages: {},
}
