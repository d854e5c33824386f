import { answerBatch } from './answerBatch.ts'
import type { ToBatchWorker } from './protocol.ts'

async function reply(message: ToBatchWorker): Promise<void> {
  postMessage(await answerBatch(message))
}

addEventListener('message', (event: MessageEvent<ToBatchWorker>) => {
  void reply(event.data)
})
