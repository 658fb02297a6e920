#!/bin/sh
# setup.sh REQUIREMENTS: make $VENV and install exactly what the file pins. Nothing is done when it was done before.
set -eu
requirements=$1
python=${PYTHON:-python3}
venv=${VENV:-.venv}

say() { echo "segel: $*" >&2; }

digest=$(cksum <"$requirements")
if [ "$(cat "$venv/$requirements.done" 2>/dev/null)" = "$digest" ] && "$venv/bin/python" -c '' 2>/dev/null; then
    exit 0
fi

command -v "$python" >/dev/null || { say "$python was not found: install Python 3.11 or newer"; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    say "$("$python" --version) is too old: Python 3.11 or newer is needed (make PYTHON=python3.11 ...)"; exit 1
}
if ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
    "$python" -c 'import ensurepip, venv' 2>/dev/null || {
        say "Python's venv is missing. Debian and Ubuntu: apt install python3-venv"; exit 1
    }
    say "making $venv"
    "$python" -m venv --clear "$venv"
fi
say "installing $requirements into $venv (the first time takes a minute or two)"
# What runs is never built here; among the tools for development bagit comes as source only.
[ "$requirements" = requirements-dev.txt ] && binary=--prefer-binary || binary=--only-binary=:all:
"$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-input --retries 5 \
    $binary --require-hashes -r "$requirements"
echo "$digest" >"$venv/$requirements.done"
# The development set holds the runtime set too.
[ "$requirements" != requirements-dev.txt ] || cksum <requirements.txt >"$venv/requirements.txt.done"
