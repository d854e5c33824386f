/**
 * The history of each version in a few sentences, by the id of its row.
 * Only the lineage shows them, so they are not part of the first view.
 */
export const STORIES: Readonly<Record<string, readonly string[]>> = {
  ticket: [
    'Part of the package since September 2007; since r7001 a session that gets a new key sends it to the browser.',
    'A site that saves the session on every request lost its customers’ sessions at random. “This was a devil to track down”, its author wrote.',
    'An untouched view is enough: nobody else needs to be there. With the setting off only changed sessions are saved, and those are already loaded; hence the randomness.',
    '“I instrumented the code with debug logging - the problem went away”: looking at the session loads it.',
  ],
  'ticket-r7586': [
    'Ten weeks before the fix the symptom of the ticket was gone for most: the new expiry of browser sessions is kept in the session, so the middleware has to read it before it saves.',
    'Nobody had aimed at the bug, and the backend is unchanged: with two requests the torn read and the new key are still there.',
  ],
  'reporter-flock': [
    'The reporter put locks around all accesses and found that load, called by save, could never lock the file because save had it locked.',
    'Two lessons: flock conflicts between two openings of one file even in one process; and open for writing empties the file before any lock is asked for, so that a reader who gets the lock first still finds nothing.',
    'Killing the worker frees the lock and leaves the file empty.',
  ],
  r8340: [
    'Committed 51 seconds before the fix of the ticket, which it needed: every new file is empty when it is loaded, so that another one is created.',
    'Python gives up after a thousand frames and leaves about 250 empty files behind. Here it gives up after 60, so that all schedules can be tried.',
    'The middleware of its time loads early and hides it; it is shown with the one before.',
  ],
  fix: [
    'The ticket is closed: the data is taken before the file is opened. One request is safe.',
    'Two weeks later #8616 reports the same symptom with the same setting: requests for one session “that arrive very close together” end in a dropped session.',
    'The data survives in the old file, but the browser has been moved to a new and empty session. In the version of the ticket the data itself was destroyed.',
  ],
  iolock: [
    'It lived for 16 hours. One request is enough: no lock file, so the load answers that there is no session, and the save writes that down.',
    'Unlinking a lock file that somebody waits for leaves the waiter holding a lock on a deleted file, while a third makes and locks a new one.',
    'The message of the revert: “it merely introduced different bugs, rather than fixing the problem.”',
  ],
  'django-1.0': [
    'At last, every read is complete. What remains is that save is an upsert: it makes the file when it is not there.',
    'So a request that loaded before a logout puts the session back when it saves after it. “The root of the problem is that save is implemented as an "upsert"”, says the discussion of #21608, eight years later.',
    'Locks were explored and rejected, in part because they need a long-lived lock file for each session, as the source says to this day.',
  ],
  modern: [
    'Since 1.10 a save no longer makes a session that is gone: it raises UpdateError, and the middleware answers 400 (since 1.10.3; at first a redirect).',
    'Two windows remain. A logout between the check and the rename is undone: the rename puts the file back.',
    'And a logout between the read and the stat for the age of the file: load() then returns the data without a key, and save() makes a new key for it. The user who logged out is logged in again, under a key that nobody issued. We know of no report of this one.',
  ],
  'pr21823-path': [
    'The proposal keeps the file open until the data is on disk, “allowing a check for file’s existence in the disk prior to os.rename()”, “without locks”. Its code is not known to us; this is one way to read the sentence.',
    'A look and a rename are two steps, whatever stands between them.',
  ],
  'pr21823-nlink': [
    'The other way to read the proposal. It is worse: the rename of another, ordinary save takes the name from the held file, too.',
    'So two requests of one visitor, neither of them a logout, end with a 400 for one of them.',
  ],
  'db-ticket': [
    '“I was using the database as session storage and seeing the same errors”, the ticket says. It cannot have been the same race: a row is never empty.',
    'What fits the symptom is the lost update: any slow request that saves the whole session writes its old copy over a login.',
  ],
  'db-modern': [
    'Looking and writing are one statement, so that there is no window for a logout to fall into.',
    'The price is a 400 for any request under way, and any other database error is reported as a deleted session, too.',
  ],
  'cache-ticket': [
    'The simplest store of all, and atomic in each of its steps. What it cannot tell is whether a session was meant to be gone.',
  ],
  'cache-modern': [
    'The check of the other backends, with what a cache offers: there is no “set only if it is there”.',
    'A cache may drop an entry at any time; then a request that was under way is answered 400.',
  ],
}
