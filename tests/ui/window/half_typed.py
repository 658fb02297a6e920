"""Forms that are typed into and left half-done, by name: how one comes to the field in a window with its vault open."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from intake import vault as vaults
from intake.custody import heads
from intake.custody.entries import Kind
from intake.evidence import adding
from intake.evidence.exhibits import Obtained
from intake.media.practice import PracticePhone, draw_photo
from intake.records import captures, cases, people, things
from intake.records.captures import Act, CaptureFacts
from intake.records.cases import CaseFacts, CaseKind
from intake.records.people import PersonFacts, Role
from intake.records.things import ThingFacts
from ui.window.acts_section import ActsSection
from ui.window.evidence_section import EvidenceSection
from ui.window.frame import Window
from ui.window.people_section import PeopleSection
from ui.window.procedure_section import ProcedureSection
from ui.window.section import Section

TextField = QLineEdit | QPlainTextEdit
Wait = Callable[[Window], None]
Way = Callable[[Window, Wait], TextField]
FORMS: dict[str, Way] = {}
"""The words of all but `intake` and `RECORDED` say too little to be recorded, or wait for a button."""
RECORDED: dict[str, Kind] = {
    "account": Kind.CASE_EDITED,
    "person-corrected": Kind.PERSON_EDITED,
    "post-corrected": Kind.CAPTURE_EDITED,
    "thing-new": Kind.THING_RECORDED,
    "thing-corrected": Kind.THING_EDITED,
    "description": Kind.EVIDENCE_DESCRIBED,
}
"""Forms whose words become an event, and which."""


def fill(folder: Path, passphrase: str) -> None:
    """A case with a person, a photo, a post and a thing."""
    vault = vaults.unlock(folder, passphrase.encode())
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Kampanye oleh ASN"))
    people.add(vault, case, Role.SAKSI, PersonFacts("Nur Aini"))
    photo = folder.with_name("IMG_0001.jpg")
    photo.write_bytes(draw_photo(PracticePhone.SAMSUNG, 1, megapixels=0.3))
    for _ in adding.add(vault, case, (photo,), Obtained("")):
        continue
    captures.record(vault, case, Act.POSTING, CaptureFacts("Facebook"))
    things.record(vault, case, ThingFacts("Kaus"))
    heads.lock(vault)


def form(name: str) -> Callable[[Way], Way]:
    """Lists a function as the way to a form."""

    def listed(way: Way) -> Way:
        FORMS[name] = way
        return way

    return listed


def case_at(window: Window, wait: Wait, section: type[Section]) -> None:
    """The first case, at one of its sections."""
    window.cases.table.selectRow(0)
    window.cases.open_chosen()
    wait(window)
    window.case.go_to(section)
    wait(window)


@form("intake")
def report(window: Window, wait: Wait) -> TextField:
    if window.pages.currentWidget() is not window.intake:
        window.cases.intake_button.click()
        wait(window)
    field = window.intake.happened.fields["narrative"].edit
    field.setFocus()
    return field


@form("account")
def account(window: Window, wait: Wait) -> TextField:
    case_at(window, wait, type(window.case.account))
    return window.case.account.texts["narrative"]


@form("person")
def person(window: Window, wait: Wait) -> TextField:
    case_at(window, wait, PeopleSection)
    return window.case.people.lines["address"]


@form("person-corrected")
def witness(window: Window, wait: Wait) -> TextField:
    field = person(window, wait)
    window.case.people.table.selectRow(0)
    wait(window)
    return field


@form("act")
def act(window: Window, wait: Wait) -> TextField:
    case_at(window, wait, ActsSection)
    return window.case.acts.form.lines["note"]


@form("thing")
def thing(window: Window, wait: Wait) -> TextField:
    case_at(window, wait, EvidenceSection)
    window.case.evidence.tabs.go_to(2)
    wait(window)
    return window.case.evidence.things.form.lines["note"]


@form("thing-new")
def thing_named(window: Window, wait: Wait) -> TextField:
    thing(window, wait)
    return window.case.evidence.things.form.lines["item"]


@form("thing-corrected")
def thing_corrected(window: Window, wait: Wait) -> TextField:
    field = thing(window, wait)
    window.case.evidence.things.table.selectRow(0)
    wait(window)
    return field


@form("hand-over")
def move(window: Window, wait: Wait) -> TextField:
    thing(window, wait)
    section = window.case.evidence.things
    section.table.selectRow(0)
    section.tabs.go_to(1)
    wait(window)
    return section.move_form.lines["condition"]


@form("description")
def description(window: Window, wait: Wait) -> TextField:
    case_at(window, wait, EvidenceSection)
    window.case.evidence.tabs.go_to(0)
    files = window.case.evidence.files
    files.view.setCurrentIndex(files.model.index(0, 0))
    files.view_button.click()
    wait(window)
    return files.viewer.description


@form("post-corrected")
def post(window: Window, wait: Wait) -> TextField:
    case_at(window, wait, EvidenceSection)
    window.case.evidence.tabs.go_to(1)
    wait(window)
    section = window.case.evidence.captures
    section.table.selectRow(0)
    wait(window)
    return section.form.lines["note"]


@form("observation")
def observation(window: Window, wait: Wait) -> TextField:
    post(window, wait)
    section = window.case.evidence.captures
    section.tabs.go_to(1)
    wait(window)
    return section.look.lines["note"]


@form("link")
def link(window: Window, wait: Wait) -> TextField:
    observation(window, wait)
    window.case.evidence.captures.tabs.go_to(2)
    wait(window)
    return window.case.evidence.captures.links.note


@form("step")
def step(window: Window, wait: Wait) -> TextField:
    case_at(window, wait, ProcedureSection)
    return window.case.procedure.note


@form("number")
def number(window: Window, wait: Wait) -> TextField:
    step(window, wait)
    window.case.procedure.tabs.go_to(3)
    wait(window)
    return window.case.procedure.numbers.given_by
