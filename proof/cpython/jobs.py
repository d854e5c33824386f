"""Reads jobs, lets every schedule of them be followed, and writes what happened.

Standard input: one job a line, as JSON. Standard output: for each schedule of a job one line, a
JSON list of two texts: the trace (one line a step), and how everything stood at the end (JSON with
its keys sorted).
"""
import json
import os
import sys

from conductor import Conductor


def answer_jobs(prepare):
    """`prepare` answers the stage of a job and who handles requests on it: see `stage.py`."""
    stay_on_one_processor(int(sys.argv[1]))
    sys.setrecursionlimit(20000)
    conductor = Conductor()
    for line in sys.stdin:
        job = json.loads(line)
        stage, program = prepare(job, conductor)
        for schedule in job['schedules']:
            sys.stdout.write(json.dumps(stage.follow(program, schedule)) + '\n')
        sys.stdout.flush()
        stage.stores.close()


def stay_on_one_processor(index):
    """Threads of which one runs at a time change over twice as fast when they share a processor."""
    if hasattr(os, 'sched_setaffinity'):
        there = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {there[index % len(there)]})
