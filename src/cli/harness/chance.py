"""Random texts and numbers as the model picks them: by a process' seed and a counter.

Texts are those of `tokens.ts` of src/machine, numbers those of `randomModule.ts`: nothing in them but how
they are written, so that CPython says so where a program decides something by one.
"""
import hashlib
import random
import secrets
import uuid


def install(gate):
    def token(length):
        gate.fresh += 1
        seed = '%s:%d' % (gate.seed, gate.fresh)
        digits = digest(seed)
        more = 1
        while len(digits) < length:
            digits += digest('%s:%d' % (seed, more))
            more += 1
        return digits[:length]

    RandomNumber.token = staticmethod(token)
    uuid.uuid4 = lambda: uuid.UUID(hex=token(32))
    secrets.token_hex = lambda count=None: token(2 * bytes_of(count))
    secrets.token_urlsafe = lambda count=None: token(-(-8 * bytes_of(count) // 6))
    secrets.token_bytes = lambda count=None: bytes.fromhex(token(2 * bytes_of(count)))
    for module, names in ((random, ANY_NUMBER), (secrets, ('randbits', 'randbelow'))):
        for name in names:
            setattr(module, name, lambda *args, **more: RandomNumber())
    random.randint = lambda low, high: low if low == high else RandomNumber()
    # The model keeps the order, and says that another may come.
    random.choice = secrets.choice = lambda items: items[0]
    random.shuffle = lambda items: None
    random.sample = lambda items, k: list(items)[:k]


ANY_NUMBER = ('random', 'uniform', 'triangular', 'gauss', 'expovariate', 'normalvariate',
              'betavariate', 'randrange', 'getrandbits')


class RandomNumber(object):
    """A number that nobody knows. It has digits as soon as somebody writes it."""

    token = None
    digits = None

    def __str__(self):
        if self.digits is None:
            self.digits = str(int(self.token(14), 16)).rjust(17, '0')
        return self.digits

    __repr__ = __str__

    def __format__(self, spec):
        return str(self)

    def another(self, *_):
        return RandomNumber()

    for name in ('add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow '
                 'neg abs round trunc floor ceil').split():
        vars()['__%s__' % name] = another
    del name


def bytes_of(count):
    return 32 if count is None else count


def digest(text):
    return hashlib.md5(text.encode('ascii')).hexdigest()
