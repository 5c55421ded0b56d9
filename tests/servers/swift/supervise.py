"""Runs one OpenStack Swift on loopback and ends it. Usage: supervise.py DIR BASE OWNER

DIR    everything is written below it: configuration, logs, data
BASE   first of 20 ports; 0 chooses a free one
OWNER  id of the process that the servers must not outlive; 0 if nobody does

Writes DIR/run/ready when all servers answer, or DIR/run/failed with the reason. Ends on SIGTERM, and when OWNER is gone. If this process is killed, the
kernel kills the servers. A DIR that holds a file named .temporary is removed at the end.
"""
import ctypes
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time

import configure

PROXIES = {"proxy": 0, "proxy-limited-503": 1, "proxy-limited-429": 2, "proxy-impatient": 3}
STORES = {"account": 10, "container": 11, "object-a": 12, "object-b": 13}
MEMCACHED = 19
LOCK = 9  # bound as long as the servers run, for Swift's own sockets let others bind the same port
PR_SET_PDEATHSIG = 1


class Failed(Exception):
    pass


def claim(base):
    """The block's lock, or None where one of its ports is taken."""
    held = []
    try:
        for offset in [LOCK, MEMCACHED, *PROXIES.values(), *STORES.values()]:
            held.append(socket.socket())
            held[-1].bind(("127.0.0.1", base + offset))
    except OSError:
        return None
    finally:
        for other in held[1:]:
            other.close()
    return held[0]


def choose(base):
    # Below the ports that the kernel gives out for outgoing connections.
    candidates = [base] if base else random.sample(range(20000, 32000, 20), 50)
    for candidate in candidates:
        lock = claim(candidate)
        if lock is not None:
            return candidate, lock
    raise Failed(f"no free block of ports at {candidates[0]}" + ("" if base else " or 49 others"))


def spawn(directory, name, command):
    parent = os.getpid()

    def die_with_parent():
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    with open(f"{directory}/log/{name}.out", "ab") as out:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, preexec_fn=die_with_parent)
    with open(f"{directory}/run/{name}.pid", "w") as file:
        file.write(str(process.pid))
    return process


def commands(directory, base):
    memcached = ["memcached", "-l", "127.0.0.1", "-p", str(base + MEMCACHED), "-U", "0", "-m", "32"]
    yield "memcached", memcached + (["-u", "root"] if os.geteuid() == 0 else [])
    serve = os.path.join(os.path.dirname(os.path.abspath(__file__)), "serve.py")
    for name in [*STORES, *PROXIES]:
        yield name, [sys.executable, "-B", serve, f"{directory}/etc", name, f"{name.split('-')[0]}-server"]


def answers(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until_up(base, servers, seconds=120):
    ports = {base + offset for offset in [MEMCACHED, *PROXIES.values(), *STORES.values()]}
    end = time.monotonic() + seconds
    while True:
        dead = [name for name, process in servers.items() if process.poll() is not None]
        if dead:
            raise Failed(f"{', '.join(dead)} ended")
        ports = {port for port in ports if not answers(port)}
        if not ports:
            return
        if time.monotonic() > end:
            raise Failed(f"nobody listens on {sorted(ports)} after {seconds} s")
        time.sleep(0.1)


def birth(pid):
    """When the process began, in ticks; None where it is gone or waits to be reaped. An id alone may be given again."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else fields[19]


def tails(directory):
    for name in sorted(os.listdir(f"{directory}/log")):
        with open(f"{directory}/log/{name}", errors="replace") as file:
            last = file.readlines()[-5:]
        if last:
            yield f"== {name}\n{''.join(last)}"


def tell(directory, name, text):
    with open(f"{directory}/run/{name}.new", "w") as file:
        file.write(text)
    os.rename(f"{directory}/run/{name}.new", f"{directory}/run/{name}")


def run(directory, base, owner):
    born = birth(owner) if owner else None
    servers = {}
    try:
        base, lock = choose(base)
        configure.write(directory, base, STORES, PROXIES, MEMCACHED)
        for name, command in commands(directory, base):
            servers[name] = spawn(directory, name, command)
        wait_until_up(base, servers)
        tell(directory, "ready", configure.endpoints(base, PROXIES))
        with lock:
            while not owner or (born is not None and birth(owner) == born):
                time.sleep(0.5)
    except Exception as error:
        if os.path.exists(f"{directory}/run"):
            tell(directory, "failed", f"{error}\n{''.join(tails(directory))}")
        raise
    finally:
        for process in servers.values():
            process.kill()
        for process in servers.values():
            process.wait()
        if os.path.exists(f"{directory}/run/ready"):
            os.remove(f"{directory}/run/ready")
            if os.path.exists(f"{directory}/.temporary"):
                shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    run(os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
