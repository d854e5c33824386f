// Written by `npx vitest run src/gallery -u`.
interface FirstRun {
  readonly schedule: string
  readonly bad: readonly string[]
}

/** The shortest schedule of each race that ends badly, else the one with the fewest switches; and its bad outcomes. */
export const FIRST_RUNS: Readonly<Record<string, FirstRun>> = {
  add_as_lock: { schedule: 'AABBCCAACC', bad: ['assertion: two make the report at once'] },
  add_as_lock_fixed: { schedule: 'AAAABBBBCCCC', bad: [] },
  append: { schedule: 'AABBAB', bad: ['assertion: two records are mixed'] },
  append_fixed: { schedule: 'AABB', bad: [] },
  check_then_create: { schedule: 'ABAABB', bad: ['assertion: a picture was overwritten'] },
  check_then_create_fixed: { schedule: 'AABBB', bad: [] },
  claim_a_job: { schedule: 'ABAABB', bad: ['assertion: it was sent twice'] },
  claim_a_job_fixed: { schedule: 'AAB', bad: [] },
  directory_as_lock: { schedule: 'ABBAA', bad: ['exception: FileNotFoundError'] },
  directory_as_lock_fixed: { schedule: 'AAAABBBBBBB', bad: [] },
  double_spend: { schedule: 'ABAABB', bad: ['assertion: more was paid than there was'] },
  double_spend_fixed: { schedule: 'AAAB', bad: [] },
  get_or_create: { schedule: 'AAABAB', bad: ['exception: IntegrityError'] },
  get_or_create_fixed: { schedule: 'AAABBB', bad: [] },
  give_way: { schedule: 'AABBABABAB', bad: ['livelock'] },
  give_way_fixed: { schedule: 'AAAAAABBBBBB', bad: [] },
  has_key_then_get: { schedule: 'ABA', bad: ['exception: AttributeError'] },
  has_key_then_get_fixed: { schedule: 'AB', bad: [] },
  lost_increment: {
    schedule: 'AAAABBA',
    bad: ['assertion: a visit is lost', 'exception: ValueError'],
  },
  lost_increment_fixed: { schedule: 'AAAAAAAABBBBBBBB', bad: [] },
  on_call: { schedule: 'ABAB', bad: ['assertion: nobody is on call'] },
  on_call_fixed: { schedule: 'AAAAABBBB', bad: [] },
  pid_file: { schedule: 'ABAAAABBBB', bad: ['assertion: One daemon runs.'] },
  pid_file_fixed: { schedule: 'AAAB', bad: [] },
  rotated_log: { schedule: 'ABBBABBB', bad: ['assertion: a line is lost'] },
  rotated_log_fixed: { schedule: 'AABB', bad: [] },
  seats: { schedule: 'ABABAB', bad: ['assertion: three work at a time'] },
  seats_fixed: { schedule: 'AAABBB', bad: [] },
  stale_lock: {
    schedule: 'AAAABAAAA',
    bad: ['assertion: two workers have the lock', 'exception: FileNotFoundError'],
  },
  stale_lock_fixed: { schedule: 'AAAAAAAABBBBBBBB', bad: [] },
  stampede: { schedule: 'AAABABBB', bad: ['assertion: it was computed 2 times'] },
  stampede_fixed: { schedule: 'AAAAAAAAB', bad: [] },
  temp_and_rename: { schedule: 'AABBA', bad: ['exception: AssertionError'] },
  temp_and_rename_fixed: { schedule: 'AAABBB', bad: [] },
  torn_config: { schedule: 'ABBA', bad: ['exception: AssertionError'] },
  torn_config_fixed: { schedule: 'AAABBB', bad: [] },
  two_locks: { schedule: 'AAABBB', bad: ['deadlock'] },
  two_locks_fixed: { schedule: 'AAAAAABBBBBB', bad: [] },
  unlink_under_reader: { schedule: 'ABA', bad: ['exception: FileNotFoundError'] },
  unlink_under_reader_fixed: { schedule: 'BA', bad: [] },
}
