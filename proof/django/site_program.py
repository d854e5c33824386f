"""Django's own handler, middleware and backend, as `../cpython/stage.py` runs a program."""
from http.cookies import SimpleCookie
from io import BytesIO

from django.conf import settings
from django.contrib.sessions.backends import base as session_base
from django.contrib.sessions.backends import file as file_backend
from django.core.handlers.wsgi import WSGIHandler

from failures import Failures
from os_modules import Shutil, Tempfile
from request import Killed, Request
from services import Browser, Uuid
from session_cache import GatedCache
from session_files import SessionOs, text_opener
from session_texts import new_store

ENGINES = {'files': 'file', 'rows': 'db', 'cache': 'cache'}


class Site(object):
    """Answers requests: the whole of Django, from the environment of WSGI to the Set-Cookie."""

    def __init__(self, job, stage, gate):
        self.stage = stage
        self.browser = Browser(stage)
        settings.SESSION_ENGINE = 'django.contrib.sessions.backends.' + ENGINES[job['store']]
        settings.SESSION_SAVE_EVERY_REQUEST = job['settings']['SESSION_SAVE_EVERY_REQUEST']
        self.handler = WSGIHandler()
        gate.stage = GatedCache.stage = stage
        put_into_file_backend(stage)
        uuid = Uuid(stage)
        session_base.get_random_string = lambda *_: uuid.uuid4().hex

    def handle(self, view):
        """One request, from the browser and back; tells how it ended."""
        try:
            sent = self.browser.send()
            status, headers = self.answer(view, sent)
            self.browser.receive(status, cookies_of(headers))
        except Killed:
            return 'killed'
        return 'returned'

    def answer(self, view, cookies):
        answered = []
        environ = {
            'HTTP_COOKIE': '; '.join('%s=%s' % cookie for cookie in cookies.items()),
            'PATH_INFO': '/' + view,
            'REQUEST_METHOD': 'GET',
            'SERVER_NAME': 'testserver',
            'SERVER_PORT': '80',
            'wsgi.input': BytesIO(),
            'wsgi.url_scheme': 'http',
        }
        response = self.handler(environ, lambda *start: answered.extend(start))
        response.close()
        status, headers = answered
        return int(status.split(' ')[0]), headers

    def look(self, key):
        """What Django's own load gives for a key."""
        try:
            return {'data': dict(new_store(key).items())}
        except Exception as error:
            return {'died': '%s: %s' % (type(error).__name__, error)}


def cookies_of(headers):
    """What a browser reads from them: from a name to its value, or None when it is deleted."""
    cookies = {}
    for name, value in headers:
        if name == 'Set-Cookie':
            for morsel in SimpleCookie(value).values():
                gone = morsel['max-age'] == '0'
                cookies[morsel.key] = None if gone else morsel.value
    return cookies


def put_into_file_backend(stage):
    """Instead of the modules that it has imported: the same calls behind the gate."""
    failures = Failures(3)
    gated = SessionOs(stage, failures)
    file_backend.os = gated
    file_backend.open = text_opener(stage, failures)
    file_backend.shutil = Shutil(gated)
    file_backend.tempfile = Tempfile(stage, failures)
    # It looks once whether the directory is there: in no request of a schedule.
    stage.disk.lay_out(stage.job['directories'], {})
    stage.now = Request(0, '', free=True)
    new_store()
