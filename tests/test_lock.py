import os
import signal
import stat
import threading
import time

import pytest

from mentorsite.publish.lock import Busy, locked


def test_the_second_build_waits_for_the_first(tmp_path):
    state, order = tmp_path / ".mentorsite", []

    def second():
        with locked(state, 10):
            order.append("second")

    with locked(state, 0):
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.15)
        order.append("first")
    waiting.join(10)
    assert order == ["first", "second"]


def test_whoever_has_waited_long_enough_is_told_so(tmp_path):
    with locked(tmp_path / ".mentorsite", 0):
        began = time.monotonic()
        with pytest.raises(Busy), locked(tmp_path / ".mentorsite", 0.2):
            pass
    assert 0.2 <= time.monotonic() - began < 5


def test_the_lock_is_free_again_after_a_fault(tmp_path):
    with pytest.raises(RuntimeError), locked(tmp_path / ".mentorsite", 0):
        raise RuntimeError
    with locked(tmp_path / ".mentorsite", 0):
        pass


def test_two_programmes_do_not_wait_for_each_other(tmp_path):
    with locked(tmp_path / "one", 0), locked(tmp_path / "two", 0):
        pass


def test_nobody_else_can_look_into_the_state_folder(tmp_path):
    (tmp_path / ".mentorsite").mkdir(mode=0o755)
    with locked(tmp_path / ".mentorsite", 0):
        pass
    assert stat.S_IMODE((tmp_path / ".mentorsite").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / ".mentorsite/lock").stat().st_mode) == 0o600


def test_a_worker_does_not_hold_the_lock_when_its_build_is_killed(tmp_path):
    reading, writing = os.pipe()
    build = os.fork()
    if not build:
        with locked(tmp_path / ".mentorsite", 0):
            worker = os.fork()
            if not worker:
                time.sleep(20)
                os._exit(0)
            os.write(writing, str(worker).encode())
            time.sleep(20)
        os._exit(0)
    worker = int(os.read(reading, 20))
    try:
        with pytest.raises(Busy), locked(tmp_path / ".mentorsite", 0):
            pass
        os.kill(build, signal.SIGKILL)
        os.waitpid(build, 0)
        with locked(tmp_path / ".mentorsite", 2):
            os.kill(worker, 0)
    finally:
        os.kill(worker, signal.SIGKILL)
        os.close(reading)
        os.close(writing)
