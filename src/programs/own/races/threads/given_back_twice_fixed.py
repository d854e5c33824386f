"""A place is given back once: the look and the note belong together"""
import threading

places = threading.BoundedSemaphore(1)
lock = threading.Lock()
given_back = False


def setup():
    places.acquire()


def done():
    global given_back
    with lock:
        first = not given_back
        given_back = True
    if first:
        places.release()


THREADS = [done, done]

EXPECT = 'safe'
