"""Runs programs of the catalogue under this Python, through schedules that it is given.

Standard input: one job a line, as JSON. Standard output: for each schedule of a job one line, a
JSON list of two texts: the trace (one line a step), and how everything stood at the end (JSON with
its keys sorted). `compareWorkload.ts` makes the jobs and holds the answers against Racetrack's own.
"""
import json
import os
import sys
import threading

from conductor import Conductor
from disk import Disk
from program import Program
from stage import Stage
from stores import Stores


def stay_on_one_processor(index):
    """Threads of which one runs at a time change over twice as fast when they share a processor."""
    if hasattr(os, 'sched_setaffinity'):
        there = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {there[index % len(there)]})


def main():
    stay_on_one_processor(int(sys.argv[1]))
    # The programs' own limit ends a recursion, not the one of the whole process.
    sys.setrecursionlimit(20000)
    threading.stack_size(64 * 1024 * 1024)
    disk = Disk()
    conductor = Conductor()
    try:
        for line in sys.stdin:
            job = json.loads(line)
            stage = Stage(job, conductor, disk, Stores(job['start'], disk.root))
            program = Program(job, stage)
            for schedule in job['schedules']:
                answer = stage.follow(program, schedule)
                sys.stdout.write(json.dumps(answer) + '\n')
            sys.stdout.flush()
            stage.stores.close()
    finally:
        disk.remove()


if __name__ == '__main__':
    main()
