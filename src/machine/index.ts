/**
 * machine: Code becomes the XState statechart of one request. The only room that imports xstate
 * for the model. A request runs its local work by itself and rests where it needs the shared
 * world; the world answers with `resume`. Pure: the same answers give the same run.
 */
export type { Answer, Cookies, Operation } from './operation.ts'
