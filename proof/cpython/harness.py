"""Runs programs of the catalogue under this Python, through schedules that it is given.

`jobs.py` says what is read and written; `compareWorkload.ts` makes the jobs and holds the answers
against Racetrack's own. A second argument names a Python 2.7 that runs the programs instead.
"""
import os
import sys
import threading

# What the command's harness has as well.
sys.path.append(os.path.join(os.path.dirname(__file__), '..', '..', 'src', 'cli', 'harness'))

from disk import Disk
from jobs import answer_jobs
from program import Program
from python2_program import Program2, Python2
from stage import Stage
from stores import Stores


def main():
    # Deep recursions: the programs' own limit ends them, not the one of the whole process.
    threading.stack_size(64 * 1024 * 1024)
    with Disk() as disk:
        python2 = Python2(sys.argv[2], disk.root) if len(sys.argv) > 2 else None

        def prepare(job, conductor):
            stage = Stage(job, conductor, disk, Stores(job['start'], disk.root))
            program = Program(job, stage) if python2 is None else Program2(job, stage, python2)
            return stage, program
        answer_jobs(prepare)


if __name__ == '__main__':
    main()
