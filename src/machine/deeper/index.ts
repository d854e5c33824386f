import type { Deeper } from '../chart/deeper.ts'
import type { LibraryTables } from '../builtins/registry.ts'
import { refuseAbandoned } from './abandoned.ts'
import { closeAtUnwinding, closeForgotten, goOnClosing, holdsFile } from './closeForgotten.ts'
import { evaluateArguments, evaluateItems } from './arguments.ts'
import { answerOfCall, makeGenerator, resume } from './generatorRuns.ts'
import { keepContext, keepFrame } from './keptByExceptions.ts'
import { itemOfOwn, iterateOwn } from './iteration.ts'
import { callObject, inheritedMethod } from './ownCalls.ts'
import { evaluateOwn } from './ownExprs.ts'
import { itemsToUnpack, performOwn } from './ownOps.ts'
import { operate } from './operate.ts'
import { bindArguments } from './parameters.ts'
import { inTurn } from './sharing/inTurn.ts'
import { asThread } from './sharing/memory.ts'
import { collectShared } from './sharing/promote.ts'
import { possibleReplies } from './possibleReplies.ts'
import { unicodeErrorText } from './unicodeErrorText.ts'
import { callsBack, endsGenerator, repliesRaising, repliesWith } from './replies.ts'

const deeper: Deeper = {
  inTurn,
  collectShared,
  asThread,
  possibleReplies,
  callsBack,
  repliesWith,
  repliesRaising,
  endsGenerator,
  performOwn,
  itemsToUnpack,
  refuseAbandoned,
  closeForgotten,
  closeAtUnwinding,
  goOnClosing,
  keepFrame,
  keepContext,
  holdsFile,
  makeGenerator,
  answerOfCall,
  resume,
  bindArguments,
  iterateOwn,
  itemOfOwn,
  evaluateArguments,
  evaluateItems,
  evaluateOwn,
  inheritedMethod,
  callObject,
  operate,
  unicodeErrorText,
}

/** Generators, `*` and `**`, special methods of operators, and built-ins that call the program. */
export const DEEPER: LibraryTables = {
  scope: {},
  modules: new Map(),
  methods: new Map(),
  stages: {},
  deeper,
}
