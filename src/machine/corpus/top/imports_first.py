from imports_log import note
note('first begins')
import imports_second
name = imports_second.shout('first')
shared = imports_second.box
note('first ends')


def call(function, value):
    return function(value)
