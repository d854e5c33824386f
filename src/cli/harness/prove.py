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
import functools, glob, hashlib, io, itertools, json, logging, math, operator, pathlib, pickle  # noqa
import random, re, secrets, shutil, stat, string, struct, tempfile, threading, time  # noqa
import traceback, typing, uuid  # noqa

import file_objects
import services
import value_stack
from gate import Gate
from link import out_of_the_way
from os_calls import Calls
from place import Place, read_all
from process import own_fault
from race import Race
from schedule import Schedule
from thread_gate import ThreadGate
from thread_schedule import ThreadSchedule


def main():
    job = json.load(sys.stdin)
    answers = take_standard_streams()
    place = Place()
    try:
        schedule_of = prepared(job, place)
        processors = sorted(os.sched_getaffinity(0))
        lanes = [Lane(place, each) for each in processors[:max(1, len(job['ways']) // FEW)]]
        for index, lane in enumerate(lanes):
            ways = list(enumerate(job['ways']))[index::len(lanes)]
            lane.start(lambda lane=lane, ways=ways: follow_all(
                lane, [(number, schedule_of(way)) for number, way in ways]))
        fine = all([lane.wait() for lane in lanes])
        write_all(answers, b''.join(in_turn([lane.answers() for lane in lanes])))
    finally:
        place.close()
    posix._exit(0 if fine else 1)


def prepared(job, place, of_threads=ThreadSchedule):
    """Makes this Python ready for a race. What makes a schedule of a way through it."""
    threads = job['threads']
    race = Race(job)
    gate = (ThreadGate if threads else Gate)(frozenset(job['files']))
    stores = services.Stores(gate)
    calls = Calls(gate, place)
    calls.install()
    file_objects.install(calls)
    services.install(gate, stores)
    race.install()
    race.compile_all()
    if threads:
        value_stack.check()
    # Files that only a ring keeps open are closed when the collector comes: here it never does.
    gc.collect()
    gc.disable()
    gc.freeze()
    kind = of_threads if threads else Schedule
    return lambda way: kind(race, gate, stores, place, way)


# So few schedules are not worth another processor.
FEW = 8


class Lane(object):
    """Some of the schedules, one after the other, on a processor of their own.

    Processes of which one runs at a time change over faster when they share a processor.
    """

    def __init__(self, place, processor):
        self.processor = processor
        self.path = '%s/answers-%d' % (place.base, processor)
        self.fd = out_of_the_way(posix.open(self.path, posix.O_CREAT | posix.O_WRONLY, 0o600))

    def start(self, run):
        self.pid = posix.fork()
        if self.pid == 0:
            os.sched_setaffinity(0, {self.processor})
            posix._exit(run())

    def wait(self):
        return posix.waitpid(self.pid, 0)[1] == 0

    def answers(self):
        return read_all(self.path).splitlines(keepends=True)


def in_turn(lists):
    """The first of each list, then the second of each."""
    for row in itertools.zip_longest(*lists):
        yield from (each for each in row if each is not None)


def follow_all(lane, schedules):
    for number, schedule in schedules:
        pid = posix.fork()
        if pid == 0:
            follow(lane.fd, number, schedule)
        if posix.waitpid(pid, 0)[1] != 0:
            return 1
    return 0


def follow(answers, number, schedule):
    """In a process of its own, which ends with it: nothing of one schedule is there in the next."""
    code = 1
    try:
        schedule.place.begin(number)
        answer = schedule.follow()
        schedule.place.end()
        write_all(answers, json.dumps(answer).encode('ascii') + b'\n')
        code = 0
    except BaseException as error:
        write_all(2, own_fault(error).encode('utf-8', 'replace'))
    posix._exit(code)


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


if __name__ == '__main__':
    main()
