"""Requests that wait for ever: who waits for whom, and that they really do."""
import fcntl
import os
import time

from request import Killed

# How long a flock that must not come back is watched.
WATCHED_SECONDS = 0.05


def waits(requests, request):
    """What a request that cannot move is about to do, and who keeps it from it."""
    if request.wish is None:
        return [request.letter, request.pending, []]
    fd, operation = request.wish
    by = holders(requests, request)
    try:
        fcntl.flock(fd, operation | fcntl.LOCK_NB)
    except BlockingIOError:
        return [request.letter, request.pending, by]
    return [request.letter, request.pending + ', which is free', by]


def must_wait(request):
    """Whether the flock that a request is about to call would not come back, asked by LOCK_NB.

    Not asked of a descriptor that holds a lock: a conversion that fails loses it (flock(2)).
    """
    if request.finished or request.dead or request.wish is None:
        return False
    fd, operation = request.wish
    file = request.files.get(fd)
    if file is None or file.lock is not None:
        return False
    try:
        fcntl.flock(fd, operation | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    fcntl.flock(fd, fcntl.LOCK_UN)
    return False


def holders(requests, request):
    """Who holds a lock that stands against the one that a request waits for."""
    fd, operation = request.wish
    mine = os.fstat(fd)
    exclusive = operation & fcntl.LOCK_EX
    found = set()
    for other in requests:
        for held, file in other.files.items():
            against = file.lock is not None and (exclusive or file.lock & fcntl.LOCK_EX)
            if held != fd and against and os.path.samestat(os.fstat(held), mine):
                found.add(other.letter)
    return sorted(found)


def prove(stage, waiting, told):
    """Really makes the calls that must not come back, and tells when one does."""
    for request in waiting:
        request.must_block = request.dead = True
    # Whoever unwinds later finds one of them, and so that it may do nothing.
    stage.now = waiting[0]
    for request in waiting:
        request.lane.turn.release()
    time.sleep(WATCHED_SECONDS)
    for request, wait in zip(waiting, told):
        if request.came_back:
            wait[1] += ', which came back'
    # Only the locks that are held are let go: the calls come back by that.
    wanted = {request.wish[0] for request in waiting}
    for request in stage.requests:
        for fd in [fd for fd in request.files if fd not in wanted]:
            stage.close(request, fd)
    for request in waiting:
        request.lane.alone.acquire()


def block(request):
    """In the thread of a request: the call itself."""
    fd, operation = request.wish
    request.flock(fd, operation)
    request.came_back = True
    raise Killed()
