"""How outcomes and panels look into the store of a program whose files were changed; no request does."""
import _own_probe
import views
from _names import NAMES
from backend import SessionStore
from handler import handle


class Reading(object):
    """A page that reads some names of the session."""

    def __init__(self):
        self.found = {}

    def view(self, request):
        for name in NAMES:
            value = request.session.get(name)
            if value is not None:
                self.found[name] = value


class Writing(object):
    """A page that stores something in the session."""

    def __init__(self, data):
        self.data = data

    def view(self, request):
        for name in self.data:
            request.session[name] = self.data[name]


class Holding(object):
    """A request that has a session, and nothing else."""

    def __init__(self, session):
        self.session = session


def read():
    """What the browser's next page would find."""
    page = Reading()
    handle(page.view)
    return page.found


def write(data):
    """The browser's next page stores this."""
    page = Writing(data)
    handle(page.view)


def look(key):
    """What a visitor with this cookie would find, for the panels."""
    try:
        return _own_probe.look(key)
    except AttributeError:
        page = Reading()
        page.view(Holding(SessionStore(key)))
        return page.found


def stored(data):
    return _own_probe.stored(data)


def path(key):
    return _own_probe.path(key)
