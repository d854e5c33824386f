# python: 2
"""Gives every request its session, and saves it afterwards: as it was before r7586."""
import logging
import settings
from file_backend import SessionStore

COOKIE = 'sessionid'


class SessionMiddleware(object):

    def process_request(self, request):
        request.session = SessionStore(request.cookies.get(COOKIE))

    def process_response(self, request, response):
        session = request.session
        if settings.DEBUG_LOGGING:
            logging.debug('session: %r' % session._session)  # looking at it loads it
        if session.modified or settings.SESSION_SAVE_EVERY_REQUEST:
            session.save()
            response.set_cookie(COOKIE, session.session_key)  # the key as it is after save
        return response
