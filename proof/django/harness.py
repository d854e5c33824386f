"""Sends requests to real Django, through schedules that it is given.

It reads and writes what `../cpython/jobs.py` says; a job besides names the store of the program:
files, rows or cache. The gate, the turns and the books are those of `../cpython`.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [HERE, os.path.join(ROOT, 'proof', 'cpython')]
# What the command's harness has as well.
sys.path.append(os.path.join(ROOT, 'src', 'cli', 'harness'))

from jobs import answer_jobs  # noqa: E402
import site_settings  # noqa: E402
from session_files import SessionDisk  # noqa: E402
from stage import Stage  # noqa: E402


def main():
    with SessionDisk() as disk:
        site_settings.configure(disk.root)
        # Django's own modules want the settings first.
        from session_rows import Gate
        from site_program import Site
        from site_stores import SiteStores
        gate, stores = Gate(), SiteStores()

        def prepare(job, conductor):
            stage = Stage(job, conductor, disk, stores.start_with(job['start']))
            return stage, Site(job, stage, gate)
        answer_jobs(prepare)


if __name__ == '__main__':
    main()
