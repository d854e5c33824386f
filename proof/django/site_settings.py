"""The settings of the Django site that stands for a program: what a project would write."""
import logging
import os

import django
from django.conf import settings

DIRECTORY = '/sessions'


def configure(folder):
    """`folder`: where the database may be."""
    settings.configure(
        ALLOWED_HOSTS=['testserver'],
        CACHES={'default': {'BACKEND': 'session_cache.GatedCache'}},
        DATABASES={'default': {
            'ENGINE': 'django.db.backends.sqlite3',
            'NAME': os.path.join(folder, 'site.sqlite3'),
            # a connection for each thread, kept
            'CONN_MAX_AGE': None,
        }},
        DEBUG=False,
        INSTALLED_APPS=['django.contrib.sessions'],
        LOGGING_CONFIG=None,
        MIDDLEWARE=['django.contrib.sessions.middleware.SessionMiddleware'],
        ROOT_URLCONF='site_views',
        SECRET_KEY='a secret of this server',
        SESSION_FILE_PATH=DIRECTORY,
        USE_TZ=True,
    )
    # Answers of 400 and 500 are compared; what Django logs of them is not.
    logging.disable(logging.CRITICAL)
    django.setup()
