# python: 2
"""What a page does with the session."""


def touch(request):
    """Leaves the session alone."""


def read(request):
    request.session.get('user')


def set_p(request):
    request.session['p'] = 1


def set_q(request):
    request.session['q'] = 1


def login(request):
    request.session['login'] = 1


def logout(request):
    if 'user' in request.session:
        del request.session['user']
