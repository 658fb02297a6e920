"""A receipt written by hand: its code, its text message, its scan."""

import pytest


def test_code_and_scan(desk, photo):
    case = desk.case()
    given = desk.ok("receipt", "code", case)
    assert given["sms"].startswith("SEGEL1 ") and f" {given['size']} " in given["sms"]
    assert [len(group) for group in given["code"].split("-")] == [4] * 4
    desk.ok("evidence", "add", case, photo)
    words = ("receipt", "log", case, "--code", given["code"].lower(), "--scan", "1")
    logged = desk.ok(*words, "--signed-by", "speaker", "--signed-by", "officer", "--note", "di balai desa")
    assert logged["code"] == given["code"]
    assert desk.ok("check", desk.vault, "--against", given["sms"])["verdict"] == "intact"


def test_what_is_copied_stands_alone_on_its_lines(desk):
    case = desk.case()
    answer = desk.run("receipt", "code", case)
    given = desk.ok("receipt", "code", case)
    assert answer.status == 0
    assert {given["code"], given["sms"]} <= set(answer.out.splitlines())


@pytest.mark.parametrize(
    ("code", "scan", "problem"),
    [
        ("tidak terbaca", "1", "receipt-code"),
        ("7K3M-Q9TX-2B0H-V5RC", "1", "receipt-code-unknown"),
        ("7K3M-Q9TX-2B0H-V5RC", "9", "evidence-unknown"),
    ],
)
def test_what_cannot_be_logged_is_said(desk, photo, code, scan, problem):
    case = desk.case()
    desk.ok("evidence", "add", case, photo)
    answer = desk.run("receipt", "log", case, "--code", code, "--scan", scan, "--json")
    assert (answer.status, answer.json["problem"]) == (2, problem)
