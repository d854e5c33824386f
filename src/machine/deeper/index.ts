import type { Deeper } from '../chart/deeper.ts'
import type { LibraryTables } from '../builtins/registry.ts'
import { refuseAbandoned } from './abandoned.ts'
import { closeAtUnwinding, closeForgotten, goOnClosing, holdsFile } from './closeForgotten.ts'
import { evaluateArguments, evaluateItems } from './arguments.ts'
import { answerOfCall, makeGenerator, resume } from './generatorRuns.ts'
import { keepContext, keepFrame } from './keptByExceptions.ts'
import { itemOfOwn, iterateOwn } from './iteration.ts'
import { operate } from './operate.ts'
import { bindArguments } from './parameters.ts'
import { possibleReplies } from './possibleReplies.ts'
import {
  callsBack,
  delegates,
  endsGenerator,
  repliesRaising,
  repliesWith,
  yields,
} from './replies.ts'
import { unicodeErrorText } from './unicodeErrorText.ts'

const deeper: Deeper = {
  possibleReplies,
  callsBack,
  repliesWith,
  repliesRaising,
  endsGenerator,
  yields,
  delegates,
  refuseAbandoned,
  closeForgotten,
  closeAtUnwinding,
  goOnClosing,
  keepFrame,
  keepContext,
  holdsFile,
  unicodeErrorText,
  makeGenerator,
  answerOfCall,
  resume,
  bindArguments,
  iterateOwn,
  itemOfOwn,
  evaluateArguments,
  evaluateItems,
  operate,
}

/** Generators, `*` and `**`, special methods of operators, and built-ins that call the program. */
export const DEEPER: LibraryTables = {
  scope: {},
  modules: new Map(),
  methods: new Map(),
  stages: {},
  deeper,
}
