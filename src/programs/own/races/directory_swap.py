"""A site that is replaced by renaming two directories

Between the two renames there is no site.
"""
import os

SITE = '/data/site'


def setup():
    for name, text in ((SITE, 'old'), (SITE + '.new', 'new')):
        os.mkdir(name)
        with open(name + '/index', 'w') as f:
            f.write(text)


def deploy():
    os.rename(SITE, SITE + '.old')
    os.rename(SITE + '.new', SITE)


def visit():
    with open(SITE + '/index') as f:
        print(f.read())


PROCESSES = [deploy, visit]

EXPECT = ['exception: FileNotFoundError']
