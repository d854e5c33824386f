import imports_log
imports_log.note('second begins')
# in a circle: what is in there is not yet set
import imports_first
try:
    imports_first.name
except AttributeError:
    imports_log.note('not yet')
try:
    from imports_first import call
except ImportError:
    imports_log.note('nor this')
LIMIT = 3
counter = 0
box = [0]


def shout(text):
    return text.upper()


def add(by):
    global counter
    counter += by
    box[0] = counter


imports_log.note('second ends')
