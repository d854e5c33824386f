"""What a page does with the session: one view for each that a request can be sent to."""
from django.http import HttpResponse
from django.urls import path


def touch(request):
    return HttpResponse()


def read(request):
    request.session.get('user')
    return HttpResponse()


def set_p(request):
    request.session['p'] = 1
    return HttpResponse()


def set_q(request):
    request.session['q'] = 1
    return HttpResponse()


def login(request):
    """As django.contrib.auth.login, of a visitor whom it does not know yet."""
    request.session.cycle_key()
    request.session['login'] = 1
    return HttpResponse()


def logout(request):
    """As django.contrib.auth.logout."""
    request.session.flush()
    return HttpResponse()


VIEWS = (touch, read, set_p, set_q, login, logout)
urlpatterns = [path(view.__name__, view) for view in VIEWS]
