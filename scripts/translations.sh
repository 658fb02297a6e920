#!/bin/sh
# translations.sh [update]: build the .qm files the window reads; with update, take the source's texts into the .ts first.
set -eu
bin=${VENV:-.venv}/bin
folder=resources/translations
if [ "${1:-}" = update ]; then
    "$bin/pyside6-lupdate" -silent -locations none -no-obsolete ui/window/*.py -ts "$folder/en.ts"
fi
for source in "$folder"/*.ts; do
    built=${source%.ts}.qm
    [ "$built" -nt "$source" ] || "$bin/pyside6-lrelease" -silent "$source" -qm "$built" || {
        echo "segel: Qt's tool for the window's texts does not run; packaging/apt-window.txt lists what it needs" >&2
        exit 1
    }
done
