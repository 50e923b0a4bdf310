"""Types lines into the SQL shell on a terminal of its own: terminal.py PROGRAM FOLDER LINE...

Prints what the terminal showed. The shell keeps its history below FOLDER/state.
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

program, folder, *lines = sys.argv[1:]
environment = os.environ | {"XDG_STATE_HOME": f"{folder}/state", "TERM": "xterm"}
child, terminal = pty.fork()
if child == 0:
    os.execve(program, [program, "-C", folder, "sql"], environment)

fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 250, 0, 0))
shown = b""


def read_until_quiet(prompt, seconds=60):
    """Reads until a prompt is the last thing shown and nothing follows for a moment."""
    global shown
    end = time.monotonic() + seconds
    start = len(shown)
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.4)
        if ready:
            try:
                shown += os.read(terminal, 65536)
            except OSError:
                return
        elif prompt in shown[start:]:
            return


read_until_quiet(b"counterfoil>")
for line in lines:
    os.write(terminal, line.encode() + b"\r")
    waits_for_more = not (line.startswith("\\") or line.endswith(";"))
    read_until_quiet(b"\n" if waits_for_more else b"counterfoil>", 3 if waits_for_more else 60)
end = time.monotonic() + 30
while (ended := os.waitpid(child, os.WNOHANG))[0] == 0:
    if time.monotonic() > end:
        os.kill(child, 9)
    time.sleep(0.1)
status = ended[1]
sys.stdout.write(shown.decode(errors="replace"))
sys.exit(os.waitstatus_to_exitcode(status))
