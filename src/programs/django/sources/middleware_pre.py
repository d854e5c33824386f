"""A session for every request: before r7586."""
import logging
import settings
from backend import SessionStore

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
        every = settings.SESSION_SAVE_EVERY_REQUEST
        if session.modified or every:
            session.save()
            # the key as it is after save
            response.set_cookie(COOKIE, session.session_key)
        return response
