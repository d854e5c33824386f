"""A shelf in a warehouse, put up in one go: `setdefault`"""
warehouse = {'north': {}}


def store(box):
    hall = warehouse['north']
    hall.setdefault('toys', []).append(box)


THREADS = [(store, 'ball'), (store, 'kite')]


def at_end():
    """Both boxes are there."""
    assert sorted(warehouse['north']['toys']) == ['ball', 'kite'], 'a box is gone'


EXPECT = 'safe'
