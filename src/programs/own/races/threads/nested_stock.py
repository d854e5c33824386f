"""A shelf in a warehouse: a list in a dict in a dict

Whoever finds no shelf puts an empty one up, and lays the box on it. Two that find none put up two
shelves, and one of them is gone with its box.
"""
warehouse = {'north': {}}


def store(box):
    hall = warehouse['north']
    if 'toys' not in hall:
        hall['toys'] = []
    hall['toys'].append(box)


THREADS = [(store, 'ball'), (store, 'kite')]


def at_end():
    """Both boxes are there."""
    assert sorted(warehouse['north']['toys']) == ['ball', 'kite'], 'a box is gone'


EXPECT = ['assertion']
