"""Run a command, and print what it cost: ``python -m benchmarks.processes COMMAND …``.

A process of its own, because Linux counts the memory of the parent at the fork to the
child, and the parent that keeps the tables is larger than what it measures.
"""

import json
import os
import subprocess
import sys
import tempfile

LIMIT = 400  # seconds of CPU after which a command is given up
DONE = (0, 1)  # exit codes; 1 says that the text has problems


def run(command: list[str]) -> dict[str, object]:
    """Run *command*; return CPU seconds, peak megabytes, and whether it broke."""
    limited = ["sh", "-c", f'ulimit -t {LIMIT}; exec "$@"', "sh", *command]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            limited, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said
        ) as process,
    ):
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        broken = b"Traceback" in said.read() or process.returncode not in DONE
    return {
        "seconds": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / 1024,
        "broken": broken,
    }


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1:])))
