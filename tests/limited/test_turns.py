"""One at a time, whoever asks: threads, processes, and those who died waiting."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from articles.limited.turns import TakesTooLong, one_at_a_time

HOLDER = """
import sys, time
from pathlib import Path
from articles.limited.turns import one_at_a_time
with one_at_a_time(Path(sys.argv[1]), seconds=1):
    print("held", flush=True)
    time.sleep(60)
"""


def test_second_thread_waits_for_the_first(tmp_path: Path) -> None:
    inside: list[str] = []

    def work(name: str) -> None:
        with one_at_a_time(tmp_path, seconds=5):
            inside.append(f"{name} in")
            time.sleep(0.1)
            inside.append(f"{name} out")

    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first = inside[0][0]
    second = "b" if first == "a" else "a"
    assert inside == [f"{first} in", f"{first} out", f"{second} in", f"{second} out"]


def test_patience_ends_and_a_dead_holder_frees_the_lock(tmp_path: Path) -> None:
    order = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(order, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(TakesTooLong), one_at_a_time(tmp_path, seconds=0.2):
            pytest.fail("two at once")
        holder.kill()
        holder.wait()
        with one_at_a_time(tmp_path, seconds=1):
            assert True
