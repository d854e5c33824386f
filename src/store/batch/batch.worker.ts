import { answerBatch } from './answerBatch.ts'
import type { ToBatchWorker } from './protocol.ts'

addEventListener('message', (event: MessageEvent<ToBatchWorker>) => {
  void answerBatch(event.data).then((answer) => {
    postMessage(answer)
  })
})
