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
    request.session.cycle_key()
    request.session['login'] = 1


def logout(request):
    request.session.flush()
