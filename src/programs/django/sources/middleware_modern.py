"""A session for every request: Django 4 and 5."""
import logging
import settings
from backend import SessionStore
from base import SessionInterrupted, UpdateError

COOKIE = 'sessionid'


class SessionMiddleware(object):

    def process_request(self, request):
        key = request.cookies.get(COOKIE)
        request.session = SessionStore(key)

    def process_response(self, request, response):
        session = request.session
        if settings.DEBUG_LOGGING:
            # looking at the session loads it
            logging.debug('session: %r' % session._session)
        modified = session.modified
        # asked before the session is loaded
        empty = session.is_empty()
        if COOKIE in request.cookies and empty:
            response.delete_cookie(COOKIE)
            return response
        every = settings.SESSION_SAVE_EVERY_REQUEST
        if (modified or every) and not empty:
            # asking for the expiry loads the session
            session.get_expiry_age()
            if response.status < 500:
                try:
                    session.save()
                except UpdateError:
                    raise SessionInterrupted(
                        'deleted while the request ran')
                # the key as it is after save
                key = session.session_key
                response.set_cookie(COOKIE, key)
        return response
