#!/bin/sh
# system.sh LIST...: install the Debian or Ubuntu packages named in the lists; as a plain user, print the line to run.
# A line is `name # reason`; `a|b` means a, or b where a has another name.
set -eu

say() { echo "segel: $*" >&2; }
names() { sed -e 's/#.*//' "$@" | tr -s ' \t\n' '\n' | sed '/^$/d'; }
installed() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -q '^installed'; }
offered() { apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [0-9]'; }

missing() {
    for entry in $(names "$@"); do
        found=
        for name in $(echo "$entry" | tr '|' ' '); do installed "$name" && found=1; done
        [ -n "$found" ] || echo "$entry"
    done
}

resolved() {
    for entry in "$@"; do
        chosen=${entry%%|*}
        for name in $(echo "$entry" | tr '|' ' '); do
            if offered "$name"; then chosen=$name; break; fi
        done
        echo "$chosen"
    done
}

again() {
    for pause in 5 15 30 60 0; do
        "$@" </dev/null && return 0
        say "'$1 $2' failed"
        sleep "$pause"
    done
    return 1
}

if ! command -v dpkg-query >/dev/null; then
    say "not Debian or Ubuntu: see to these yourself: $(names "$@" | tr '\n' ' ')"
    exit 0
fi
entries=$(missing "$@")
[ -n "$entries" ] || exit 0
if [ "$(id -u)" -ne 0 ]; then
    # shellcheck disable=SC2086,SC2046
    say "system packages are missing. Run this, then the same make again:"
    echo "sudo apt-get update && sudo apt-get install --no-install-recommends" $(resolved $entries) >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
again apt-get update -qq
# shellcheck disable=SC2086
packages=$(resolved $entries)
say "installing" $packages
# shellcheck disable=SC2086
again apt-get install -y -qq --no-install-recommends -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 $packages >/dev/null
