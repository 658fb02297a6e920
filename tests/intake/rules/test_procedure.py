"""The steps of resources/rules/procedure.toml against the articles they name, and what each level may do."""

from datetime import date

import pytest

from intake.records.cases import CaseKind
from intake.rules import procedure
from intake.rules.choices import Mark
from intake.rules.happenings import What
from intake.rules.levels import Level
from intake.rules.procedure import State
from intake.rules.rulesets import RuleSet

STEPS = procedure.steps().entries
PEMILU = {step.code: step for step in STEPS if step.rules is RuleSet.PEMILU}
PILKADA = {step.code: step for step in STEPS if step.rules is RuleSet.PILKADA}
READ = [step for step in PEMILU.values() if step.mark is Mark.P7]
DAY = date(2024, 2, 10)
HANDLERS = {Level.RI, Level.PROVINSI, Level.KABUPATEN_KOTA, Level.KECAMATAN, Level.LUAR_NEGERI}

# Passages that name other levels beside the competent ones: those to whom, or whose acts, the step is about.
BESIDE = {
    "teruskan-laporan": set(Level) - {Level.KELURAHAN_DESA, Level.TPS},  # ps 9: to the Kecamatan
    "teruskan-hasil": {Level.KABUPATEN_KOTA},  # ps 6: to the Kabupaten/Kota
    "rekomendasi-administratif": {Level.KABUPATEN_KOTA},  # ps 46(1): to the Kabupaten/Kota
    "terima-koreksi": {Level.KABUPATEN_KOTA},  # ps 51(2): whose recommendation is corrected
    "putus-koreksi": {Level.KABUPATEN_KOTA},
}
# Passages that name the competent levels otherwise than by listing them.
OTHERWISE = {
    "hasil-dibuat": set(Level),  # ps 1 no. 14: every Pengawas Pemilu, by full names
    "registrasi-administratif": {
        Level.RI,
        Level.PROVINSI,
        Level.KABUPATEN_KOTA,
        Level.LUAR_NEGERI,
    },  # ps 18(1)
    "klarifikasi-penugasan": set(Level)
    - {Level.RI},  # ps 28(4): those below Bawaslu, Provinsi and Kabupaten/Kota
}


@pytest.mark.parametrize("step", READ, ids=lambda step: step.code)
def test_each_step_quotes_its_article(step, perbawaslu):
    assert step.quote and step.quote in perbawaslu.text[step.article], step.article
    assert step.basis == f"Perbawaslu 7/2022 {step.article}"


@pytest.mark.parametrize("step", READ, ids=lambda step: step.code)
def test_each_step_is_for_the_levels_that_its_article_names(step, perbawaslu):
    if step.code in OTHERWISE:
        assert step.levels == OTHERWISE[step.code]
    else:
        assert step.levels == perbawaslu.levels(step.who) - BESIDE.get(step.code, set()), step.who


def test_every_step_can_be_looked_up():
    for step in STEPS:
        assert step.title and (step.quote or step.source), step.code
        assert set(step.after) <= {each.code for each in STEPS}


def test_every_state_can_be_reached_and_every_ended_one_is_where_nothing_is_pending():
    reached = {procedure.opening(kind) for kind in CaseKind} | {step.state for step in PEMILU.values()}
    assert set(State) <= reached
    pending = {state for state in State if not state.ended}
    for state in pending:
        onward = {each.state for each in PEMILU.values() if state in each.states} - {None, state}
        assert onward, f"{state} leads nowhere"


@pytest.mark.parametrize("level", [Level.KELURAHAN_DESA, Level.TPS])
def test_pkd_and_tps_only_pass_on(level):
    """Ps 9 (reports), ps 6 (own results); ps 2 and 25(1) leave registering and handling to the others."""
    begun = {
        kind: {
            step.code
            for step in procedure.allowed(STEPS, RuleSet.PEMILU, procedure.opening(kind), level, DAY)
        }
        for kind in CaseKind
    }
    assert begun == {
        CaseKind.LAPORAN: {"teruskan-laporan", "klarifikasi-penugasan"},
        CaseKind.HASIL_PENGAWASAN: {"teruskan-hasil", "hasil-dibuat", "klarifikasi-penugasan"},
        CaseKind.INFORMASI_AWAL: {"teruskan-informasi", "hasil-dibuat"},
    }
    for step in PEMILU.values():
        if step.happening in {What.REGISTERED, What.REVIEW_DONE, What.PLENO_SET, What.DECIDED}:
            assert not step.open_to(level), step.code


def test_a_pleno_makes_a_temuan():
    """Ps 5(1), then registered within two days: ps 5(3)."""
    assert PEMILU["temuan"].decider is procedure.Decider.PLENO
    assert PEMILU["temuan"].states == {State.HASIL_PENGAWASAN}
    assert PEMILU["temuan"].state is State.TEMUAN
    assert PEMILU["register-temuan"].states == {State.TEMUAN}
    assert PEMILU["temuan"].levels == HANDLERS


def test_lacking_the_formal_part_it_becomes_initial_information():
    """Ps 24(8); a withdrawn report: ps 14(4)."""
    assert PEMILU["jadi-informasi-awal"].state is State.INFORMASI_AWAL
    assert State.KAJIAN_AWAL_SELESAI in PEMILU["jadi-informasi-awal"].states
    assert PEMILU["cabut-jadi-informasi-awal"].states >= {State.DICABUT}


def test_a_report_is_withdrawn_before_registration_only():
    """Ps 14(1); afterwards handling goes on: ps 17(3)."""
    assert State.DIREGISTRASI not in PEMILU["cabut"].states
    after = PEMILU["cabut-setelah-register"]
    assert (after.states, after.state, after.happening) == ({State.DIREGISTRASI}, None, None)


def test_a_kecamatan_registers_administrative_violations_by_this_regulation():
    """Ps 18(1)-(2)."""
    assert not PEMILU["registrasi-administratif"].open_to(Level.KECAMATAN)
    assert PEMILU["registrasi"].open_to(Level.KECAMATAN)


def test_delegation_goes_down_and_take_over_up():
    """Ps 38-39: a Kecamatan has nobody to delegate to; ps 40(1): the three upper levels take over."""
    assert not PEMILU["limpahkan"].open_to(Level.KECAMATAN)
    assert not PEMILU["terima-limpahan"].open_to(Level.RI)
    assert PEMILU["ambil-alih"].levels == {Level.RI, Level.PROVINSI, Level.KABUPATEN_KOTA}
    assert not PEMILU["diambil-alih"].open_to(Level.RI)


def test_hearings_by_those_assigned():
    """Ps 28(4)."""
    assert PEMILU["tugaskan-klarifikasi"].levels == {Level.RI, Level.PROVINSI, Level.KABUPATEN_KOTA}
    assert PEMILU["klarifikasi-penugasan"].open_to(Level.KELURAHAN_DESA)
    assert not PEMILU["klarifikasi"].open_to(Level.KELURAHAN_DESA)
    assert procedure.Need.NOTE in PEMILU["klarifikasi-penugasan"].needs


def test_every_outcome_of_ps_37_ends_or_is_sent_on(perbawaslu):
    """Ps 37(2): three violations; ps 37(3): not proven, or other law."""
    outcomes = {step.code for step in PEMILU.values() if step.happening is What.DECIDED}
    assert outcomes == {
        "putus-kode-etik", "putus-administratif", "putus-pidana", "putus-tidak-terbukti", "putus-hukum-lain",
    }  # fmt: skip
    assert PEMILU["putus-tidak-terbukti"].state is State.DIHENTIKAN  # ps 48(1)
    followed = {code for step in PEMILU.values() for code in step.after}
    assert outcomes - {"putus-tidak-terbukti"} <= followed
    assert perbawaslu.text["ps 37(2)"].count("Pelanggaran") >= 2


def test_corrections_are_asked_of_what_ps_51_3_names():
    """Only ethics (ps 44) and other law (ps 49) start the limit of ps 53(1)."""
    issued = {step.code for step in PEMILU.values() if step.happening is What.RECOMMENDATION_ISSUED}
    assert issued == {"rekomendasi-kode-etik", "rekomendasi-hukum-lain"}


@pytest.mark.parametrize(
    "form", ["B.2", "B.3", "B.3.1", "B.4", "B.5", "B.6", "B.7", "B.8", "B.9", "B.12", "B.13"]
)
def test_forms_belong_to_steps(form, reference):
    assert form in {step.form for step in PEMILU.values()}
    assert f"FORMULIR MODEL {form}\n" in (reference / "p7_lampiran.txt").read_text("utf-8")


def test_pilkada_is_left_blank_where_it_is_not_verified():
    for step in PILKADA.values():
        assert not step.quote and not step.levels and not step.states and step.decider is None, step.code
        assert not step.article or step.mark is Mark.PAGE
        assert all(step.open_to(level) for level in Level)
    assert {step.code for step in PILKADA.values() if step.verified} == {"pilkada-keterangan-tambahan"}
    assert PILKADA["pilkada-keterangan-tambahan"].basis == "Perpu 1/2014 ps 134"


def test_what_is_not_read_says_so():
    unread = [step for step in PEMILU.values() if step.mark is not Mark.P7]
    assert [(step.code, step.basis, step.verified) for step in unread] == [("teruskan-informasi", "", False)]


def test_an_office_adds_and_retires_steps(tmp_path):
    (tmp_path / "procedure.toml").write_text(
        '[[entry]]\ncode = "gelar"\nrules = "pemilu"\ntitle = "Gelar perkara"\nmark = "GK"\nfrom = 2024-01-01\n'
        '[[retire]]\ncode = "bukan-temuan"\nuntil = 2024-01-31\n'
    )
    table = procedure.steps(tmp_path)
    assert not table.faults and table.edition != procedure.steps().edition

    def codes(day):
        may = procedure.allowed(table.entries, RuleSet.PEMILU, State.HASIL_PENGAWASAN, Level.KECAMATAN, day)
        return {step.code for step in may}

    assert {"gelar", "bukan-temuan"} & codes(date(2024, 1, 31)) == {"gelar", "bukan-temuan"}
    assert {"gelar", "bukan-temuan"} & codes(date(2024, 2, 1)) == {"gelar"}
    assert {"gelar", "bukan-temuan"} & codes(date(2023, 12, 31)) == {"bukan-temuan"}


@pytest.mark.parametrize(
    "wrong", ['state = "hilang"', 'levels = ["rt"]', 'happening = "makan"', 'mark = "??"', 'colour = "red"']
)
def test_an_office_step_with_an_unknown_value_is_named_by_line(tmp_path, wrong):
    mark = "" if wrong.startswith("mark") else 'mark = "GK"\n'
    (tmp_path / "procedure.toml").write_text(
        f'title = "x"\n[[entry]]\ncode = "a"\nrules = "pemilu"\ntitle = "A"\n{mark}{wrong}\n'
    )
    table = procedure.steps(tmp_path)
    assert [fault.line for fault in table.faults] == [2]
    assert table.entries == STEPS
