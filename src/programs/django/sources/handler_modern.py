# python: 3
"""One HTTP request, from the browser and back."""
import browser
import traceback
from base import BadRequest
from middleware import SessionMiddleware


class Request:

    def __init__(self, cookies):
        self.cookies = cookies


class Response:

    def __init__(self, status):
        self.status = status
        self.cookies = {}

    def set_cookie(self, name, value):
        self.cookies[name] = value

    def delete_cookie(self, name):
        self.cookies[name] = None


def handle(view):
    request = Request(browser.send())
    response = Response(200)
    middleware = SessionMiddleware()
    try:
        middleware.process_request(request)
        view(request)
        middleware.process_response(request, response)
    except BadRequest:
        response = Response(400)
    except Exception:
        traceback.print_exc()
        response = Response(500)
    browser.receive(response.status, response.cookies)
