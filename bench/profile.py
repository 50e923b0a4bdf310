"""Where the time of a command goes: profile.py PROGRAM ARGUMENT...

    profile.py target/release/counterfoil -C programme load

Samples the command with Linux `perf`. Prints how many processors were busy, half a second at a time,
with what they did most; then the functions that took most, the kernel's marked `[k]`. Dependencies
are built without debug information, so that frames are those of the symbol table.
"""

import collections
import re
import subprocess
import sys
import tempfile

HERTZ = 199
STEP = 0.5
SHOWN = 25


def samples(command):
    """Second and function of every sample of a run of the command."""
    with tempfile.NamedTemporaryFile() as file:
        record = ["perf", "record", "-q", "-F", str(HERTZ), "-o", file.name, "--", *command]
        subprocess.run(record, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        script = ["perf", "script", "-i", file.name, "-F", "time,ip,sym,dso"]
        printed = subprocess.run(script, check=True, capture_output=True, text=True).stdout
    for line in printed.splitlines():
        found = re.match(r"\s*([\d.]+):\s+[0-9a-f]+ (.*) \((.*)\)$", line)
        if found:
            mark = "[k] " if "kernel" in found[3] else ""
            yield float(found[1]), mark + re.sub(r"<|>|::\{\{closure\}\}", "", found[2])[:90]


def main():
    """Samples, counts, prints."""
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    found = list(samples(sys.argv[1:]))
    start = min(second for second, _ in found)
    slots = collections.defaultdict(collections.Counter)
    for second, function in found:
        slots[int((second - start) / STEP)][function] += 1
    print("second  busy  most of the time in")
    for slot, functions in sorted(slots.items()):
        busy = functions.total() / (HERTZ * STEP)
        most = ", ".join(f"{name.split('::')[-1]} {count}" for name, count in functions.most_common(3))
        print(f"{slot * STEP:6.1f}  {busy:4.2f}  {most}")
    print("\n share  function")
    for function, count in collections.Counter(name for _, name in found).most_common(SHOWN):
        print(f"{100 * count / len(found):5.1f}%  {function}")


if __name__ == "__main__":
    main()
