"""A lazy property is worked out twice

Both find that there is no connection yet, and both open one. The one that is stored first is used by
one thread and known to nobody.
"""


class Client:
    opened = 0

    def __init__(self):
        self._connection = None

    @property
    def connection(self):
        if self._connection is None:
            Client.opened += 1
            self._connection = ['connection', Client.opened]
        return self._connection


client = Client()


def send(text):
    client.connection.append(text)


THREADS = [(send, 'one'), (send, 'two')]


def at_end():
    """Both use the same connection."""
    assert len(client.connection) == 4, 'a message went through a connection that is lost'


EXPECT = ['assertion']
