import type { Outcome } from '../../../programs/index.ts'

/** A word that stands on the screen, in at most two plain sentences. */
export interface Word {
  readonly word: string
  readonly text: string
}

/** In the order of the alphabet. The same words as in `docs/architecture.md`. */
export const WORDS: readonly Word[] = [
  {
    word: 'atomic',
    text: 'In one step that nobody can come in between of. A rename is atomic; a read and the write that follows it are not.',
  },
  {
    word: 'cache',
    text: 'A store in memory that is asked by key. It may drop an entry at any time.',
  },
  {
    word: 'can still fail',
    text: 'From here some ways on end badly, and others end well.',
  },
  {
    word: 'class',
    text: 'Schedules that differ only in the order of steps that do not touch the same things. All of them have the same effect.',
  },
  {
    word: 'conflict',
    text: 'Two steps on the same file, row or entry, at least one of which changes it. Which of them comes first makes the difference.',
  },
  {
    word: 'cookie',
    text: 'A small text that the browser keeps and sends with every request. Here it holds the session key.',
  },
  {
    word: 'deadlock',
    text: 'Nobody can move any more, because each waits for a lock that another holds. One request can wait for itself.',
  },
  {
    word: 'depends',
    text: 'Whether it can still end well depends on how the run got here. Several states stand in this place of the map.',
  },
  {
    word: 'descriptor',
    text: 'The number by which a request names a file that it has opened. It stays with the file even when the name is given to another.',
  },
  {
    word: 'fault',
    text: 'One thing that goes wrong besides: a request is killed, the disk is full, the cache has dropped everything.',
  },
  { word: 'hang', text: 'The outcome of a deadlock: a request is unfinished, and none can move.' },
  {
    word: 'inode',
    text: 'The file itself, as the disk numbers it. A name points to an inode, and a rename only moves the name.',
  },
  {
    word: 'interleaving',
    text: 'One way in which the steps of several requests can follow each other. Another word for schedule.',
  },
  {
    word: 'lock',
    text: 'A mark on a file that lets one go on and makes others wait. It helps only those who ask for it.',
  },
  {
    word: 'lost',
    text: 'From here every way on ends badly.',
  },
  {
    word: 'lost update',
    text: 'Two load the same, both change it, both save: the one who saves first has saved for nothing.',
  },
  {
    word: 'middleware',
    text: 'Code of the site that runs around every view. Here it loads the session before and saves it after.',
  },
  {
    word: 'orphan',
    text: 'A session that is left in the store, and that no cookie names: nobody will use it again.',
  },
  {
    word: 'outcome',
    text: 'What has come of a run: a named property of its end, such as “Data lost”.',
  },
  {
    word: 'point of no return',
    text: 'The step after which every way on ends badly. Before it the right request could still have saved it.',
  },
  {
    word: 'program',
    text: 'One version of the code that keeps the sessions. Its listing is what runs here.',
  },
  {
    word: 'request',
    text: 'One page that the browser asks for, handled by one worker of the server. Its letter is one from A to G.',
  },
  {
    word: 'resurrected',
    text: 'A session that was ended works again: a slower request has put its old copy back.',
  },
  {
    word: 'risk',
    text: 'The chance of a bad end if a coin picks every next move. It is exact: every schedule has been tried.',
  },
  { word: 'row', text: 'One session in the table of a database, found by its key.' },
  { word: 'safe', text: 'From here nothing can go wrong: every way on ends well.' },
  {
    word: 'schedule',
    text: 'Who moves when: the letters of the requests in the order of their steps, such as AAAABBB.',
  },
  {
    word: 'session',
    text: 'What a site remembers of a visitor between two pages: that they are logged in, and what is in the cart.',
  },
  {
    word: 'session key',
    text: 'The name of a session: 32 digits that nobody can guess. Who has the key is the visitor.',
  },
  {
    word: 'severity',
    text: 'How much a bad end matters: security is the gravest, then data, then nuisance.',
  },
  {
    word: 'state',
    text: 'Everything at one moment: files, locks, cookie, and where each request stands.',
  },
  {
    word: 'step',
    text: 'One operation that another request could notice, with the work up to the next one. Nobody can come in between.',
  },
  {
    word: 'switch',
    text: 'A change from a request that could still have moved to another one. The fewer a loss needs, the likelier it is.',
  },
  {
    word: 'torn read',
    text: 'A read of a file that somebody has emptied or is writing: it gets nothing, or half.',
  },
  {
    word: 'truncate',
    text: 'To cut a file to no bytes. Opening a file for writing truncates it at once.',
  },
  {
    word: 'verdict',
    text: 'What the check says after it has tried every schedule: which ends there are, and how often.',
  },
  {
    word: 'view',
    text: 'The function of the site that makes a page. It may read the session, change it, or end it.',
  },
  {
    word: 'window',
    text: 'The stretch of a run in which a file is empty or half written, or a read is no longer true. A race falls into it.',
  },
  {
    word: 'workload',
    text: 'What a handful of requests do at the same time. A column of the matrix.',
  },
]

/** The entry of a word; undefined: the list has none. */
export function wordOf(word: string): Word | undefined {
  return WORDS.find((each) => each.word === word)
}

/** All words, and the names of outcomes that are not among them: an outcome says itself why it counts. */
export function wordsWith(outcomes: readonly Outcome[]): readonly Word[] {
  const named = outcomes
    .map(({ title, why }) => ({ word: title.toLowerCase(), text: why }))
    .filter(({ word }) => wordOf(word) === undefined)
  return [...WORDS, ...named].toSorted((one, other) => one.word.localeCompare(other.word, 'en'))
}

/** The words that a text is about, those that begin with it first. */
export function wordsFor(search: string, words: readonly Word[] = WORDS): readonly Word[] {
  const wanted = search.trim().toLowerCase()
  const rank = ({ word, text }: Word): number =>
    word.startsWith(wanted)
      ? 0
      : word.includes(wanted)
        ? 1
        : text.toLowerCase().includes(wanted)
          ? 2
          : 3
  return words.filter((word) => rank(word) < 3).toSorted((one, other) => rank(one) - rank(other))
}
