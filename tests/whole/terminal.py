"""Runs a command on a terminal of its own and does to it what a person would.

Reads one JSON object from standard input: command, cwd, env, columns, rows, and steps, each of which waits until `after`
has been written since the step before, and then does one of: key, resize, signal. Writes one JSON object: code, out, and
whether the terminal has its usual modes again at the end.
"""

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

LONGEST_S = 60
order = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    os.chdir(order["cwd"])
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", order["rows"], order["columns"], 0, 0))
    os.execvpe(order["command"][0], order["command"], {**os.environ, **order["env"]})

out = b""
seen = 0
steps = list(order["steps"])
deadline = time.monotonic() + LONGEST_S


def act(step):
    if "key" in step:
        os.write(terminal, step["key"].encode())
    if "resize" in step:
        columns, rows = step["resize"]
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    if step.get("signal") == "SIGCONT":
        os.waitpid(pid, os.WUNTRACED)
    if "signal" in step:
        os.kill(pid, getattr(signal, step["signal"]))


modes = termios.tcgetattr(terminal)
usual = modes[3] & termios.ICANON and modes[3] & termios.ECHO
while time.monotonic() < deadline:
    text = out.decode(errors="replace")
    if steps and (found := re.search(steps[0]["after"], text[seen:])):
        seen += found.end()
        act(steps.pop(0))
    ready, _, _ = select.select([terminal], [], [], 0.05)
    if not ready:
        continue
    try:
        modes = termios.tcgetattr(terminal)
        piece = os.read(terminal, 1 << 16)
    except OSError:
        break
    if not piece:
        break
    out += piece
    usual = modes[3] & termios.ICANON and modes[3] & termios.ECHO
else:
    os.kill(pid, signal.SIGKILL)

_, status = os.waitpid(pid, 0)
code = os.waitstatus_to_exitcode(status)
json.dump({
    "code": code,
    "out": out.decode(errors="replace"),
    "left": len(steps),
    "usual": bool(usual),
}, sys.stdout)
