"""An event that stays set"""
import threading

bell = threading.Event()


def ring():
    bell.set()


def listen():
    bell.wait()


THREADS = [ring, listen]

EXPECT = 'safe'
