"""A place is given back twice

Whoever is the first to be done gives the place back. Both find that nobody was; the second one gives
back what nobody has, and the semaphore refuses.
"""
import threading

places = threading.BoundedSemaphore(1)
given_back = False


def setup():
    places.acquire()


def done():
    global given_back
    if not given_back:
        given_back = True
        places.release()


THREADS = [done, done]

EXPECT = ['exception: ValueError']
