def wait_for(condition, predicate):
    result = predicate()
    while not result:
        condition.wait()
        result = predicate()
    return result
