"""Runs programs of the catalogue under this Python, through schedules that it is given.

`jobs.py` says what is read and written; `compareWorkload.ts` makes the jobs and holds the answers
against Racetrack's own.
"""
import threading

from disk import Disk
from jobs import answer_jobs
from program import Program
from stage import Stage
from stores import Stores


def main():
    # Deep recursions: the programs' own limit ends them, not the one of the whole process.
    threading.stack_size(64 * 1024 * 1024)
    with Disk() as disk:
        def prepare(job, conductor):
            stage = Stage(job, conductor, disk, Stores(job['start'], disk.root))
            return stage, Program(job, stage)
        answer_jobs(prepare)


if __name__ == '__main__':
    main()
