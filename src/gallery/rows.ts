/** What a race is about, as a heading. */
export const GROUPS = {
  files: 'Files',
  rows: 'Rows of a database',
  cache: 'The cache',
  memory: 'Memory of threads',
} as const

export type GroupId = keyof typeof GROUPS

/**
 * Every race of the gallery, in the order in which it is shown: its file without ".py". What is said of it
 * stands in the file; its fixed twin is the file of the same name with "_fixed".
 */
export const ROWS: readonly (readonly [id: string, group: GroupId])[] = [
  ['lost_increment', 'files'],
  ['check_then_create', 'files'],
  ['torn_config', 'files'],
  ['temp_and_rename', 'files'],
  ['append', 'files'],
  ['rotated_log', 'files'],
  ['pid_file', 'files'],
  ['stale_lock', 'files'],
  ['unlink_under_reader', 'files'],
  ['two_locks', 'files'],
  ['give_way', 'files'],
  ['directory_as_lock', 'files'],
  ['seats', 'files'],
  ['get_or_create', 'rows'],
  ['double_spend', 'rows'],
  ['claim_a_job', 'rows'],
  ['on_call', 'rows'],
  ['stampede', 'cache'],
  ['add_as_lock', 'cache'],
  ['has_key_then_get', 'cache'],
  ['increment', 'memory'],
  ['check_then_act', 'memory'],
  ['torn_pair', 'memory'],
  ['bank_transfer', 'memory'],
  ['transfer_locks', 'memory'],
  ['dining_philosophers', 'memory'],
  ['lost_wakeup', 'memory'],
  ['double_checked_init', 'memory'],
  ['semaphore', 'memory'],
]
