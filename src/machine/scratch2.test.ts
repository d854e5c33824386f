import { test } from 'vitest'
import { compile } from '../python/index.ts'
import * as m from './index.ts'
import { readFileSync } from 'node:fs'
import * as vfs from '../vfs/index.ts'
test('session', () => {
  const dir = 'src/programs/sources/'
  const of = (n: string, as = n) => ({ name: as + '.py', text: readFileSync(dir + n + '.py', 'utf8') })
  const c = compile([of('ticket', 'file_backend'), of('base'), of('handler'), of('middleware_pre', 'middleware'), of('views')], m.modelledNames())
  if (!c.ok) throw new Error(JSON.stringify(c.diagnostics, null, 1))
  const t0 = performance.now()
  const machine = m.buildMachine(c.code)
  console.log('build', performance.now() - t0)
  for (let round = 0; round < 3; round++) {
    let fs = vfs.emptyFs(['/sessions'])
    const t = performance.now()
    let steps = 0, micro = 0
    let p = m.start(machine, { entry: 'handler.handle', args: [{ kind: 'function', id: 'views.set_p' }], settings: { DEBUG_LOGGING: true, SESSION_SAVE_EVERY_REQUEST: true }, seed: 'A' })
    for (;;) {
      micro += p.microsteps.length
      const op = m.pending(machine, p.running)
      if (op === null) break
      if (round === 0) { console.log(JSON.stringify(op), m.runningKey(p.running).length); if (steps === 4) console.dir(m.frames(machine, p.running), { depth: 5 }) }
      steps++
      if (op.kind === 'send') p = m.resume(machine, p.running, { kind: 'send', cookies: { sessionid: 'abc' } })
      else if (op.kind === 'receive') p = m.resume(machine, p.running, { kind: 'receive' })
      else {
        const r = vfs.perform(fs, vfs.pid(0), op.call)
        fs = r.fs
        if ('blockedBy' in r.result) throw new Error('blocked')
        p = m.resume(machine, p.running, { kind: 'syscall', result: r.result })
      }
    }
    console.log(steps, micro, performance.now() - t, m.finish(p.running), m.logLines(p.running), vfs.listFiles(fs))
  }
})
