"""Going on with an open vault whose stick was pulled and is in again, at its own path or at another one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from filelock import FileLock

from intake import header as headers
from intake import vault as vaults
from intake.header import VaultState
from intake.problems import Problem
from intake.store import Store
from intake.vault import Vault


def take_up(vault: Vault, entries: int, elsewhere: Iterable[Path] = ()) -> None:
    """Goes on with a vault that was let go of and lies at its path again, or at one of the paths `elsewhere`.

    Its own log is known to have `entries` entries. A backup is not the vault, nor is a copy that was unlocked since or
    is older: what is known of it here may not be in it. Of two that cannot be told apart none is taken.
    Raises `Problem`: vault-gone (it lies nowhere), vault-there-twice; where whatever lies there is refused, the reason
    of the first: vault-changed-meanwhile, vault-in-use, header-damaged, as `Store` does.
    """
    fitting, refusals = list[Path](), list[Problem]()
    for place in dict.fromkeys((vault.path, *elsewhere)):
        try:
            if _is_own(vault, place) and not any(place.samefile(each) for each in fitting):
                _look_into(vault, place, entries)
                fitting.append(place)
        except Problem as problem:
            refusals.append(problem)
        except OSError:  # a disk that is forbidden, or sick
            continue
    if len(fitting) > 1:
        raise Problem("vault-there-twice", item=str(fitting[0]), other=str(fitting[1]))
    if not fitting:
        raise refusals[0] if refusals else Problem("vault-gone", item=str(vault.path))
    vault.go_on(fitting[0], *_open(vault, fitting[0], entries))


def _is_own(vault: Vault, place: Path) -> bool:
    """Whether the vault, or a copy of it that is no backup, lies there. Raises `Problem` as `take_up` does."""
    try:
        copies = headers.read_copies(place).readable
    except Problem as problem:
        if place != vault.path or problem.code == "vault-missing":
            return False
        raise
    named = [each for each in copies if each.vault == vault.id]
    sealed = [each for each in named if each.is_authentic(vault.data_key)]
    if named and not sealed:
        raise Problem("header-damaged", item=str(place))
    return any(each.state is VaultState.LIVE for each in sealed)


def _look_into(vault: Vault, place: Path, entries: int) -> None:
    """Changes nothing there: it may be a copy. Raises `Problem` as `take_up` does."""
    store, lock = _open(vault, place, entries, read_only=True)
    store.close()
    lock.release()


def _open(vault: Vault, place: Path, entries: int, *, read_only: bool = False) -> tuple[Store, FileLock]:
    lock = vaults.hold(place)
    try:
        store = Store(place / vaults.RECORDS, vaults.store_key(vault.data_key), read_only=read_only)
        with vaults.closed_on_failure(store):
            held = store.number("SELECT count(*) FROM entries WHERE log = ?", (vault.own_log,))
            if not vault.bears_session(store) or held < entries:
                raise Problem("vault-changed-meanwhile", item=str(place))
    except BaseException:
        lock.release()
        raise
    return store, lock
