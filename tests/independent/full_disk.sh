#!/usr/bin/env bash
# Runs load, report and vacuum on a disk that is full, then with room: full_disk.sh PROGRAM FOLDER KEY.
#
# Prints a line for each step. To be run in a mount namespace of its own. What the disk held at the
# end is copied back to FOLDER.
set -uo pipefail
program="$1" folder="$2"
export COUNTERFOIL_KEY="$3"
disk="$folder/disk"
mkdir "$disk"
mount -t tmpfs -o size=700k tmpfs "$disk"
cp -r "$folder"/programme.toml "$folder"/centres.csv "$folder"/inbox "$folder"/inbox-2 "$disk"
run() { "$program" -C "$disk" --now 2024-12-31 "$@" >/dev/null 2>"$folder/said"; }
said_full() { if grep -q "the disk is full" "$folder/said"; then echo full; else cat "$folder/said"; fi; }

run load
echo "load: $? $(said_full)"
mount -o remount,size=200m "$disk"
run load
run load --inbox inbox-2
run report 2024
before="$(sha256sum "$disk"/reports/2024/* 2>/dev/null | sha256sum)"

# no room but for the smallest files
filler="$disk/filler"
head -c "$(($(df --output=avail -B1 "$disk" | tail -1) - 200000))" /dev/zero > "$filler"
run report 2024
code=$?
after="$(sha256sum "$disk"/reports/2024/* 2>/dev/null | sha256sum)"
[ "$before" = "$after" ] && stands=", the earlier one stands"
echo "report: $code $(said_full)${stands:-}"

# nothing at all is left, and vacuum makes room
head -c 1000000 /dev/zero >> "$filler" 2>/dev/null
run vacuum --keep-days 1 --now 2099-01-01
code=$?
[ "$code" = 0 ] || { said_full; rm "$filler"; run vacuum --keep-days 1 --now 2099-01-01; }
echo "vacuum: $([ $? = 0 ] && echo done)"
rm -f "$filler"
run doctor --deep
echo "doctor: $? $(cat "$folder/said" | grep -v sound)" | sed 's/ *$//'
run report 2024
cp -r "$disk/reports" "$folder/"
umount "$disk"
