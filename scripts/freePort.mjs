import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * A port that the system just found free on the loopback address.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('expected a TCP address')
  return address.port
}
