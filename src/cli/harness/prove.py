"""Runs schedules of a race file under this Python.

Standard input: a job, as JSON (`ProofJob` of src/programs/own/proof). Standard output: a line for
each of its schedules, in their order: a list of the trace (a line for each step) and the end.
"""
import gc
import json
import os
import posix
import sys

# What a race file may import is here already when a schedule begins.
import base64, collections, contextlib, copy, dataclasses, datetime, enum, errno, fcntl  # noqa
import functools, glob, hashlib, io, itertools, json, logging, math, operator, pathlib  # noqa
import random, re, secrets, shutil, stat, string, struct, tempfile, threading, time  # noqa
import traceback, typing, uuid  # noqa

import file_objects
import services
from gate import Gate
from link import out_of_the_way
from os_calls import Calls
from place import Place
from race import Race
from schedule import Schedule


def main():
    job = json.load(sys.stdin)
    answers = take_standard_streams()
    stay_on_one_processor(job['lane'])
    place = Place()
    race = Race(job)
    gate = Gate(frozenset(job['files']))
    stores = services.Stores(gate)
    calls = Calls(gate, place)
    calls.install()
    file_objects.install(calls)
    services.install(gate, stores)
    race.install()
    # Files that only a ring keeps open are closed when the collector comes: here it never does.
    gc.collect()
    gc.disable()
    gc.freeze()
    try:
        for number, way in enumerate(job['ways']):
            pid = posix.fork()
            if pid == 0:
                follow(answers, place, number, Schedule(race, gate, stores, place, way))
            _, status = posix.waitpid(pid, 0)
            if status != 0:
                posix._exit(1)
    finally:
        place.close()


def follow(answers, place, number, schedule):
    """In a process of its own, which ends with it: nothing of one schedule is there in the next."""
    code = 1
    try:
        place.begin(number)
        answer = schedule.follow()
        place.end()
        write_all(answers, json.dumps(answer).encode('ascii') + b'\n')
        code = 0
    except BaseException as error:
        write_all(2, own_fault(error).encode('utf-8', 'replace'))
    posix._exit(code)


def own_fault(error):
    lines = ['%s: %s' % (type(error).__name__, error)]
    step = error.__traceback__
    while step is not None:
        lines.append('  %s:%d' % (step.tb_frame.f_code.co_filename, step.tb_lineno))
        step = step.tb_next
    return '\n'.join(lines) + '\n'


def take_standard_streams():
    """The program finds nothing on its standard streams. The descriptor that answers go to."""
    answers = out_of_the_way(posix.dup(1))
    nothing = posix.open('/dev/null', posix.O_RDWR)
    for fd in (0, 1):
        posix.dup2(nothing, fd)
    posix.close(nothing)
    return answers


def write_all(fd, data):
    while data:
        data = data[posix.write(fd, data):]


def stay_on_one_processor(lane):
    """Processes of which one runs at a time change over faster when they share a processor."""
    if hasattr(os, 'sched_setaffinity'):
        there = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {there[lane % len(there)]})


if __name__ == '__main__':
    main()
