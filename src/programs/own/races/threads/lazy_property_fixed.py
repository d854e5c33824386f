"""A lazy property is worked out once, under a lock"""
import threading


class Client:
    opened = 0

    def __init__(self):
        self.lock = threading.Lock()
        self._connection = None

    @property
    def connection(self):
        with self.lock:
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


EXPECT = 'safe'
