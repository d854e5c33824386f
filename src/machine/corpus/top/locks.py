# What threads lock and wait with, as far as one thread alone can tell.
import queue
import threading


def main_lock():
    lock = threading.Lock()
    first = lock.acquire()
    again = lock.acquire(blocking=False)
    held = lock.locked()
    lock.release()
    with lock:
        inside = lock.locked()
    return first, again, held, inside, lock.locked()


def main_lock_not_held():
    threading.Lock().release()


def main_lock_no_wait_with_timeout():
    threading.Lock().acquire(False, 1)


def main_lock_negative_timeout():
    threading.Lock().acquire(True, -2)


def main_lock_timeout_of_zero():
    lock = threading.Lock()
    return lock.acquire(timeout=0), lock.acquire(timeout=0)


def main_lock_after_an_exception():
    lock = threading.Lock()
    try:
        with lock:
            raise ValueError('inside')
    except ValueError:
        return lock.locked()


def main_rlock():
    lock = threading.RLock()
    with lock:
        with lock:
            again = lock.acquire(blocking=False)
            lock.release()
    return again


def main_rlock_not_held():
    threading.RLock().release()


def main_rlock_let_go_too_often():
    lock = threading.RLock()
    lock.acquire()
    lock.release()
    lock.release()


def main_condition_wait_without_lock():
    threading.Condition().wait()


def main_condition_notify_without_lock():
    threading.Condition().notify()


def main_condition():
    condition = threading.Condition(threading.Lock())
    with condition:
        condition.notify()
        condition.notify(3)
        condition.notify_all()
        return condition.acquire(blocking=False)


def main_condition_let_go_twice():
    condition = threading.Condition()
    condition.acquire()
    condition.release()
    condition.release()


def main_semaphore():
    semaphore = threading.Semaphore(2)
    taken = [semaphore.acquire(blocking=False) for _ in range(3)]
    semaphore.release(2)
    with semaphore:
        return taken, semaphore.acquire(False), semaphore.acquire(False)


def main_semaphore_below_zero():
    threading.Semaphore(-1)


def main_semaphore_released_by_nothing():
    threading.Semaphore().release(0)


def main_semaphore_no_wait_with_timeout():
    threading.Semaphore().acquire(False, 1)


def main_bounded_semaphore():
    semaphore = threading.BoundedSemaphore()
    semaphore.acquire()
    semaphore.release()
    semaphore.release()


def main_event():
    event = threading.Event()
    before = event.is_set()
    event.set()
    return before, event.is_set(), event.wait(), event.clear(), event.isSet()


def main_barrier_of_one():
    barrier = threading.Barrier(1)
    return barrier.wait(), barrier.wait(), barrier.parties


def main_barrier_broken():
    barrier = threading.Barrier(2)
    barrier.abort()
    try:
        barrier.wait()
    except threading.BrokenBarrierError as e:
        return isinstance(e, RuntimeError), str(e)


def main_barrier_broken_and_reset():
    barrier = threading.Barrier(1)
    barrier.abort()
    barrier.reset()
    return barrier.wait()


def main_queue():
    q = queue.Queue()
    q.put('a')
    q.put('b', block=False)
    q.put_nowait('c')
    first = q.get(), q.qsize(), q.empty(), q.full()
    q.get()
    q.task_done()
    q.task_done()
    q.get_nowait()
    q.task_done()
    q.join()
    return first, q.empty(), q.maxsize


def main_queue_full():
    q = queue.Queue(maxsize=1)
    q.put(1)
    try:
        q.put_nowait(2)
    except queue.Full as e:
        return q.full(), str(e), isinstance(e, Exception)


def main_queue_empty():
    try:
        queue.Queue().get(block=False)
    except queue.Empty as e:
        return type(e).__name__


def main_queue_dies_empty():
    queue.Queue().get_nowait()


def main_queue_done_too_often():
    queue.Queue().task_done()


def main_queue_negative_timeout():
    queue.Queue().get(timeout=-1)


def main_stack():
    q = queue.LifoQueue()
    for item in 'abc':
        q.put(item)
    return [q.get() for _ in range(3)]


def main_simple_queue():
    q = queue.SimpleQueue()
    q.put(1)
    q.put(2, False)
    return q.get(), q.get_nowait(), q.empty(), q.qsize()


def main_this_thread():
    here = threading.current_thread()
    same = here is threading.current_thread() and here is threading.main_thread()
    return here.name, same, threading.get_ident() == threading.get_ident()


def main_no_attribute():
    threading.Lock().acquired()


def main_no_context():
    with threading.Event():
        pass
