import { describe, expect, test } from 'vitest'
import { programRow } from '../../src/programs/index.ts'
import { expectThere } from '../../src/programs/check/drained.testing.ts'
import { withChange, differencesIn } from '../cpython/withChange.ts'
import { djangoFor } from './djangos.ts'
import { oneSite } from './oneSite.ts'

const site = oneSite()

/** Today's Django with the store of a program. */
const django = (program: string) => djangoFor(expectThere(programRow(program)), site)

const TWO = { program: 'modern', views: ['touch', 'logout'] } as const

describe.skipIf(!site.isThere)('a proof that can fail', () => {
  test('nothing is found where nothing was changed', async () => {
    expect(await differencesIn(TWO, django('modern'))).toBe('')
  })

  test('the program of Django 1.0 is not what Django does today', async () => {
    const found = await differencesIn(
      { program: 'django-1.0', views: ['touch'] },
      django('django-1.0'),
    )
    expect(found).toMatch(/Racetrack {2}A open \S+ O_WRONLY\|O_CREAT -> fd/)
    expect(found).toMatch(/Django {5}A stat \S+ -> file size=some nlink=1/)
    expect(found).toContain('to see it: #2&program=django-1.0')
  })

  test('a proposal that looks once more before the rename is not what Django does today', async () => {
    const found = await differencesIn(
      { program: 'pr21823-path', views: ['touch'] },
      django('pr21823-path'),
    )
    expect(found).toMatch(/Racetrack {2}A exists .*\n {2}Django {5}A stat /)
  })

  test('the database and the cache as they were at the ticket are told from today’s', async () => {
    for (const program of ['db-ticket', 'cache-ticket']) {
      expect(await differencesIn({ program, views: ['touch'] }, django(program))).not.toBe('')
    }
  })

  test('a view that does something else is found', async () => {
    const other = withChange(django('modern'), {
      job: (job) => ({ ...job, requests: ['touch', 'read'] }),
    })
    expect(await differencesIn(TWO, other)).toContain('unlink')
  })

  test('a setting that differs is found', async () => {
    const other = withChange(django('modern'), {
      job: (job) => ({ ...job, settings: { SESSION_SAVE_EVERY_REQUEST: false } }),
    })
    expect(await differencesIn({ program: 'modern', views: ['touch'] }, other)).toMatch(
      /Django {5}A receive 200 \{\}/,
    )
  })

  test('another session in a file at the end is found', async () => {
    const other = withChange(django('modern'), {
      answer: ([trace, end]) => [trace, end.replace('cart', 'card')],
    })
    expect(await differencesIn(TWO, other)).toContain('at the end, files:')
  })

  test('another status is found', async () => {
    const other = withChange(django('db-modern'), {
      answer: ([trace, end]) => [trace, end.replace('"status":400', '"status":200')],
    })
    expect(await differencesIn({ ...TWO, program: 'db-modern' }, other)).toContain(
      'at the end, requests:',
    )
  })
})
