"""The command line's promises to people who script it, tested from outside."""

import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from bhuki.catalogues import templates
from bhuki.cli import COMMANDS, main
from bhuki.commands.language import reader_language
from bhuki.commands.many_files import do_each
from bhuki.files.store import load
from tests.end_to_end.command import ROOT, bhuki, refused

pytestmark = pytest.mark.end_to_end


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_about_itself(command: str, language: str) -> None:
    done = bhuki(command, "--help", BHUKI_LANGUAGE=language)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("brug: bhuki" if language == "da" else "usage: bhuki")
    assert ("vis denne hjælp" in done.stdout) == (language == "da")


def test_help_lists_every_command() -> None:
    done = bhuki("--help")
    assert done.returncode == 0
    assert all(f"\n  {command} " in done.stdout for command in COMMANDS)


def test_wrong_words_get_one_line() -> None:
    assert "Did you mean `bhuki validate`?" in refused(bhuki("validte", "x.bhuki"))
    assert "required: FILE" in refused(bhuki("validate"))
    assert "--unheard" in refused(bhuki("rules", "--unheard"))
    assert "no rule “unheard”" in refused(bhuki("rules", "unheard"))


def test_messages_follow_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("BHUKI_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    for name in names:
        monkeypatch.delenv(name, raising=False)
    assert reader_language() == "en" or sys.platform == "win32"
    for name in reversed(names):
        monkeypatch.setenv(name, "da_DK.UTF-8")
        assert reader_language() == "da"
        monkeypatch.setenv(name, "fr_FR.UTF-8")
        assert reader_language() == "en"


def test_validate_tells_findings_and_their_weight_by_its_status(
    plan: Path, good: Path, settled: Path
) -> None:
    done = bhuki("validate", plan)
    assert done.returncode == 1
    assert "several-main-responsible" in done.stdout
    assert "1 error," in done.stdout
    assert bhuki("validate", good).returncode == 0
    done = bhuki("validate", settled)
    assert done.returncode == 0
    assert "accepted" in done.stdout


def test_validate_writes_the_promised_json(plan: Path, settled: Path) -> None:
    done = bhuki("validate", "--json", plan, settled)
    assert done.returncode == 1
    one, other = map(json.loads, done.stdout.splitlines())
    findings = one.pop("findings")
    assert one | {"warnings": 0, "advice": 0} == {
        "file": str(plan),
        "matrix": "Plan",
        "scheme": "BHUKI",
        "activities": 3,
        "roles": 3,
        "errors": 1,
        "warnings": 0,
        "advice": 0,
    }
    error = next(finding for finding in findings if finding["severity"] == "error")
    assert error.pop("message").startswith("“Agree on it” has 2 H")
    assert error == {
        "rule": "several-main-responsible",
        "severity": "error",
        "activity": "2 Agree on it",
        "role": None,
        "sheet": None,
        "at": [],
        "fixes": error["fixes"],
        "accepted": None,
    }
    assert error["fixes"]
    assert other["errors"] == 0
    assert "They share it" in {finding["accepted"] for finding in other["findings"]}


def test_validate_goes_on_past_what_it_cannot_read(plan: Path, good: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.bhuki"
    broken.write_bytes(b"{")
    files = [good, broken, tmp_path / "missing.bhuki", plan]
    done = bhuki("validate", *files)
    together = bhuki("validate", *files, "--jobs", 2)
    assert done.returncode == 2
    assert str(good) in done.stdout
    assert str(plan) in done.stdout
    assert "broken.bhuki" in done.stderr
    assert "missing.bhuki" in done.stderr
    assert "4 files: 1 without errors, 1 with errors, 2 unreadable." in done.stdout
    assert (together.returncode, together.stdout) == (2, done.stdout)


def test_validate_says_which_cells_and_ends_with_the_worst_files_first(
    plan: Path, good: Path, tmp_path: Path
) -> None:
    table = tmp_path / "old.csv"
    table.write_text("Opgave;Chef;Team\nSkrive;H;H\nSende;x;H\nLukke;H;U\n", "utf-8")
    done = bhuki("validate", good, plan, tmp_path / "missing.bhuki", table)
    assert "B2, C2: “Skrive” has 2 H" in done.stdout
    lines = done.stdout.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("File "))
    names = ["missing.bhuki", table.name, plan.name, good.name]
    for line, name in zip(lines[start + 1 :], names, strict=False):
        assert name in line
    assert lines[start + 1].endswith("could not be read")
    assert lines[start + 2].split()[-3] == "2"


def test_validate_judges_by_another_scheme_or_profile(plan: Path) -> None:
    assert '"scheme":"RACI"' in bhuki("validate", plan, "--scheme", "raci", "--json").stdout
    assert "no scheme “XYZ”" in refused(bhuki("validate", plan, "--scheme", "XYZ"))
    assert bhuki("validate", plan, "--profile", "danish-municipality").returncode == 1
    assert "--profile" in refused(bhuki("validate", plan, "--profile", "martian"))


def test_compare_tells_by_its_status_whether_anything_differs(plan: Path, good: Path) -> None:
    assert bhuki("compare", plan, plan).returncode == 0
    done = bhuki("compare", plan, good)
    assert done.returncode == 1
    assert "Agree on it" in done.stdout
    done = bhuki("compare", plan, good, "--json")
    changes = json.loads(done.stdout)
    assert changes["old"] == str(plan)
    assert changes["activities"][0]["cells"] == [{"role": "Clerk", "before": ["H"], "after": ["U"]}]


def test_rules_lists_all_and_tells_one() -> None:
    listed = bhuki("rules")
    assert listed.returncode == 0
    for line in listed.stdout.splitlines():
        assert line.split()[0] == line.split()[0].lower()
    told = bhuki("rules", "several-main-responsible")
    assert "Why: " in told.stdout
    assert "Source: " in told.stdout


def test_text_from_a_file_cannot_steer_a_terminal(plan: Path) -> None:
    plan.write_bytes(plan.read_bytes().replace(b"Agree on it", rb"\u001b[31mAgree\u0007\nnow"))
    done = bhuki("validate", plan)
    assert "Agree" in done.stdout
    assert not {"\x1b", "\x07"} & set(done.stdout)


def test_output_is_utf8_whatever_the_locale_says(plan: Path) -> None:
    done = bhuki("validate", plan, PYTHONIOENCODING="latin-1", BHUKI_LANGUAGE="da")
    assert "»Agree on it«" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX pipe")
def test_a_reader_who_stops_reading_is_no_problem() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "bhuki", "rules"],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_results_that_get_lost_are_told() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bhuki", "rules"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert b"could not be written" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_convert_says_what_becomes_of_each_letter(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "raci.bhuki"
    done = bhuki("convert", good, out, "--scheme", "RACI")
    assert done.returncode == 0
    assert "H (Main responsibility) becomes A" in done.stdout
    assert "chosen for you" in done.stdout
    assert "lost: " in done.stdout
    assert json.loads(bhuki("validate", "--json", out).stdout)["scheme"] == "RACI"
    chosen = bhuki("convert", good, out, "--scheme", "RACI", "--map", "B=C", "--force")
    assert "becomes C in 2 cells" in chosen.stdout
    assert "chosen for you" not in chosen.stdout


def test_convert_refuses_what_makes_no_sense(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.bhuki"
    assert "no scheme “XX”" in refused(bhuki("convert", good, out, "--scheme", "XX"))
    for said in ("B", "=A", "B=Q", "Q=A"):
        refused(bhuki("convert", good, out, "--scheme", "RACI", "--map", said))
    assert not out.exists()
    before = good.read_bytes()
    assert "--force" in refused(bhuki("convert", good, good, "--scheme", "RACI"))
    assert good.read_bytes() == before


def test_a_new_matrix_comes_from_every_template(tmp_path: Path) -> None:
    for template in templates():
        out = tmp_path / f"{template.id}.bhuki"
        assert main(["new", str(out), "--template", template.id]) == 0
        assert len(load(out).matrix.activities) == template.activities


def test_new_is_validated_and_exported_as_the_readme_says(tmp_path: Path) -> None:
    matrix, workbook = tmp_path / "f.bhuki", tmp_path / "f.xlsx"
    made = bhuki("new", matrix, "--template", "kl2012-figure-15")
    assert (made.returncode, made.stdout) == (0, "")
    assert "22 activities, 17 roles" in made.stderr
    judged = bhuki("validate", "--json", matrix)
    assert judged.returncode == 1
    rules = [finding["rule"] for finding in json.loads(judged.stdout)["findings"]]
    assert rules.count("no-main-responsible") == 1
    assert rules.count("nobody-does-it") == 4
    assert bhuki("export", matrix, workbook).returncode == 0
    assert zipfile.is_zipfile(workbook)


def test_a_matrix_that_is_there_is_replaced_only_when_told(tmp_path: Path) -> None:
    out = tmp_path / "plan.bhuki"
    out.write_text("mine", "utf-8")
    words = ("new", out, "--template", "blank-raci")
    assert "--force" in refused(bhuki(*words))
    assert out.read_text("utf-8") == "mine"
    assert bhuki(*words, "--force").returncode == 0
    assert load(out).matrix.scheme.id == "RACI"


def test_a_sheet_of_ones_own_is_not_exported_over(plan: Path, tmp_path: Path) -> None:
    sheet, table = tmp_path / "old.xlsx", tmp_path / "old.csv"
    workbook = openpyxl.Workbook()
    workbook.active.append(["Opgave", "Chef"])
    workbook.save(sheet)
    table.write_text("Opgave;Chef;Team\nSkrive;H;U\nSende;H;U\n", "utf-8")
    before = sheet.read_bytes(), table.read_bytes()
    assert "--force" in refused(bhuki("export", plan, sheet))
    assert "--force" in refused(bhuki("export", table, table))
    assert (sheet.read_bytes(), table.read_bytes()) == before
    for _again in range(2):
        assert bhuki("export", plan, tmp_path / "new.xlsx").returncode == 0
    assert bhuki("export", "--force", plan, sheet).returncode == 0


def test_no_command_writes_over_what_would_be_missed(plan: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "theirs.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.append(["Opgave", "Chef", "Team"])
    for name in ("Skrive", "Sende", "Lukke"):
        workbook.active.append([name, "H", "U"])
    workbook.save(sheet)
    before, matrix = sheet.read_bytes(), plan.read_bytes()
    assert "--force" in refused(bhuki("validate", sheet, "--annotate", sheet))
    assert "--force" in refused(bhuki("overview", plan, plan))
    assert "--force" in refused(bhuki("minutes", plan, plan))
    assert "--force" in refused(bhuki("unmark", sheet, sheet))
    assert (sheet.read_bytes(), plan.read_bytes()) == (before, matrix)
    marked = tmp_path / "marked.xlsx"
    for _again in range(2):  # the copy is ours, and may be made again
        assert bhuki("validate", sheet, "--annotate", marked).returncode < 2
    assert bhuki("validate", sheet, "--annotate", sheet, "--force").returncode < 2
    assert bhuki("unmark", marked, marked).returncode == 0


def test_new_refuses_what_makes_no_sense(tmp_path: Path) -> None:
    out = tmp_path / "plan.bhuki"
    assert "no template “x”" in refused(bhuki("new", out, "--template", "x"))
    assert ".bhuki" in refused(bhuki("new", tmp_path / "plan.xlsx", "--template", "blank-raci"))
    assert "--language" in refused(bhuki("new", out, "--template", "NIS2", "--language", "fr"))
    assert not any(tmp_path.iterdir())


def test_a_list_of_ones_own_becomes_a_matrix(tmp_path: Path) -> None:
    table, out = tmp_path / "list.csv", tmp_path / "list.bhuki"
    table.write_text("section;number;activity\nPlan;1;Draft\nPlan;2;Agree\n", "utf-8")
    assert "Draft" in bhuki("catalogues", table).stdout
    assert bhuki("new", out, "--template", table, "--language", "en").returncode == 0
    assert [each.name for each in load(out).matrix.activity_order()] == ["Draft", "Agree"]


def test_templates_and_catalogues_are_listed_in_both_languages() -> None:
    assert "kl2012-figure-15" in bhuki("templates").stdout
    assert "Cybersikkerhed" in bhuki("catalogues", BHUKI_LANGUAGE="da").stdout
    assert "NIS2-01" in bhuki("catalogues", "NIS2").stdout
    assert "ISACA" in bhuki("catalogues", "COBIT-2019").stdout
    refused(bhuki("catalogues", "x"))


def test_an_export_names_the_suffixes_it_knows(plan: Path, tmp_path: Path) -> None:
    assert ".xlsx" in refused(bhuki("export", plan, tmp_path / "plan.doc"))
    assert ".xlsx" in refused(bhuki("export", plan, tmp_path / "plan"))


def test_overviews_are_written_for_all_or_for_one_role(plan: Path, tmp_path: Path) -> None:
    every, one = tmp_path / "all.pdf", tmp_path / "one.html"
    assert bhuki("overview", plan, every).returncode == 0
    assert every.read_bytes().startswith(b"%PDF")
    assert bhuki("overview", plan, one, "--role", "clerk").returncode == 0
    assert "Draft the plan" in one.read_text("utf-8")
    assert "no role “Clark”" in refused(bhuki("overview", plan, every, "--role", "Clark"))
    assert "“Nobody”" in refused(bhuki("overview", plan, every, "--person", "Nobody"))
    assert ".pdf" in refused(bhuki("overview", plan, tmp_path / "all.docx"))
    refused(bhuki("overview", plan, tmp_path / "no" / "all.pdf"))


def test_the_overview_of_activities_is_written_alone_or_after_a_role(
    plan: Path, tmp_path: Path
) -> None:
    alone, both = tmp_path / "activities.html", tmp_path / "both.html"
    assert bhuki("overview", plan, alone, "--activities").returncode == 0
    assert bhuki("overview", plan, both, "--activities", "--role", "clerk").returncode == 0
    for path, roles in ((alone, 0), (both, 1)):
        page = path.read_text("utf-8")
        assert page.count('<article id="role-') == roles
        assert page.count('id="activities"') == 1
        assert "Draft the plan" in page


def test_paper_and_size_are_chosen_for_an_export(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    words = ("--paper", "A4", "--orientation", "portrait", "--fit", "page", "--black")
    assert bhuki("export", plan, out, *words).returncode == 0
    (page,) = PdfReader(out).pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    done = bhuki("export", plan, tmp_path / "plan.png", "--paper", "A4", "--scale", "400")
    pictures = sorted(tmp_path.glob("plan-*.png"))
    assert done.returncode == 0
    assert len(pictures) > 1
    assert all(path.name in done.stderr for path in pictures)
    assert "--paper" in refused(bhuki("export", plan, tmp_path / "plan.csv", "--paper", "A4"))
    assert "5000" in refused(bhuki("export", plan, out, "--scale", "5000"))
    assert "not allowed" in refused(bhuki("export", plan, out, "--scale", "90", "--fit", "page"))


def test_our_own_workbook_is_read_back(plan: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "plan.xlsx"
    assert bhuki("export", plan, workbook).returncode == 0
    assert bhuki("compare", plan, workbook).returncode == 0
    done = bhuki("validate", "--json", workbook)
    assert done.returncode == 1
    assert json.loads(done.stdout)["errors"] == 1


def test_the_self_test_uses_all_of_it_and_touches_nothing(tmp_path: Path) -> None:
    home, picture = tmp_path / "home", tmp_path / "editor.png"
    home.mkdir()
    done = bhuki("--self-test", picture, HOME=str(home), XDG_CONFIG_HOME=str(home))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Bhuki ")
    assert done.stdout.count("\n") == 1
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert not any(home.rglob("*bhuki*"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display is always there")
def test_without_a_display_the_editor_says_so(plan: Path) -> None:
    assert "no display" in refused(bhuki(QT_QPA_PLATFORM=""))
    assert "no display" in refused(bhuki(plan, QT_QPA_PLATFORM=""))


def test_read_tells_what_every_cell_was_taken_for(tmp_path: Path) -> None:
    table = tmp_path / "raci.csv"
    table.write_text(
        "Activity,Manager,Clerk,Board\nDraft the plan,A,R,I\nAgree on it,R,C,A\n"
        "Tell everybody,A,R,I\nStore the papers,A,R,tbd\n",
        "utf-8",
    )
    done = bhuki("read", table)
    assert done.returncode == 0
    assert "RACI" in done.stdout
    assert "raci D5: “tbd”" in done.stdout
    assert "raci A1: Headings" in done.stdout
    assert "raci A1: Overskrifter" in bhuki("read", table, BHUKI_LANGUAGE="da").stdout
    reading = json.loads(bhuki("read", "--json", table).stdout)
    (matrix,) = reading["matrices"]
    assert [role["name"] for role in matrix["roles"]] == ["Manager", "Clerk", "Board"]
    assert matrix["scheme"] == "RACI"
    assert reading["leftover"][0]["at"] == "D5"
    assert "no such file" in refused(bhuki("read", tmp_path / "gone.xlsx"))


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_with_a_word(plan: Path, jobs: str) -> None:
    words = [sys.executable, "-u", "-m", "bhuki", "validate", "--jobs", jobs, *[str(plan)] * 3000]
    running = subprocess.Popen(
        words,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "BHUKI_LANGUAGE": "en"},
    )
    assert running.stdout is not None
    running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, b"Stopped.\n")


def test_what_nobody_foresaw_is_one_line_with_the_details_kept(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_down(*_: object) -> None:
        raise ZeroDivisionError("surprise")

    monkeypatch.setattr("bhuki.commands.compare.compare", break_down)
    monkeypatch.setenv("BHUKI_STATE", str(tmp_path))
    assert main(["compare", str(plan), str(plan)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "ZeroDivisionError" in said
    kept = next(tmp_path.glob("logs/bhuki-*.log"))
    assert str(kept) in said
    assert "surprise" in kept.read_text("utf-8")


def test_a_lost_process_takes_only_its_own_file() -> None:
    tasks = [("fine",), ("ends",), ("fine",)]
    outcomes = do_each(work_that_may_end, tasks, 2, lambda word: f"lost {word}")
    assert list(outcomes) == ["did fine", "lost ends", "did fine"]


def work_that_may_end(word: str) -> str:
    """End the process from inside, as a lack of memory would, or say what was done."""
    if word == "ends":
        os._exit(9)
    return f"did {word}"


SHEET = """Activity,Manager,Clerk,Board
Draft the plan,A,R,I
Agree on it,A,C,A
Tell everybody,A,R,I
Store the papers,A,R,C
"""


def test_a_foreign_sheet_is_judged_with_addresses(tmp_path: Path) -> None:
    table = tmp_path / "raci.csv"
    table.write_text(SHEET, "utf-8")
    done = bhuki("validate", "--json", table)
    assert done.returncode == 1
    verdict = json.loads(done.stdout)
    assert (verdict["scheme"], verdict["activities"], verdict["roles"]) == ("RACI", 4, 3)
    error = next(one for one in verdict["findings"] if one["severity"] == "error")
    assert (error["rule"], error["at"]) == ("several-main-responsible", ["B3", "D3"])
    assert (error["sheet"], verdict["matrix"]) == (None, "raci")


def test_a_foreign_sheet_becomes_a_matrix_or_a_workbook(tmp_path: Path) -> None:
    table, out, workbook = (tmp_path / f"raci.{suffix}" for suffix in ("csv", "bhuki", "xlsx"))
    table.write_text(SHEET, "utf-8")
    assert bhuki("export", table, out).returncode == 0
    assert bhuki("compare", table, out).returncode == 0
    assert bhuki("convert", table, workbook, "--scheme", "BHUKI").returncode == 0
    verdict = json.loads(bhuki("validate", "--json", workbook).stdout)
    assert verdict["scheme"] == "BHUKI"
    errors = [one for one in verdict["findings"] if one["severity"] == "error"]
    assert errors[0]["at"]
    assert verdict["matrix"] == errors[0]["sheet"]


def test_a_sheet_without_a_matrix_is_told(tmp_path: Path) -> None:
    table = tmp_path / "prices.csv"
    table.write_text("Fruit,Price\nApple,3\nPear,4\n", "utf-8")
    assert "no responsibility matrix" in refused(bhuki("validate", table))


def test_minutes_are_written_as_pdf_page_and_word(plan: Path, good: Path, tmp_path: Path) -> None:
    for suffix, start in ((".pdf", b"%PDF"), (".html", b"<!"), (".docx", b"PK")):
        out = tmp_path / f"minutes{suffix}"
        done = bhuki("minutes", plan, out, "--since", good, "--present", "Anne Holm")
        assert (done.returncode, done.stdout) == (0, "")
        assert out.read_bytes().lower().startswith(start.lower())
    page = (tmp_path / "minutes.html").read_text("utf-8")
    assert "What was decided" in page
    assert "Anne Holm" in page
    assert ".docx" in refused(bhuki("minutes", plan, tmp_path / "minutes.txt"))
    refused(bhuki("minutes", tmp_path / "no.bhuki", tmp_path / "minutes.pdf"))
    refused(bhuki("minutes", plan, tmp_path / "m.pdf", "--since", f"{plan}@nothing"))


def test_join_makes_one_matrix_of_several_and_says_what_differs(tmp_path: Path) -> None:
    one, other, out = tmp_path / "one.csv", tmp_path / "other.csv", tmp_path / "out.bhuki"
    one.write_text("Task,Project manager,Developer\nPlan the work,A,R\nWrite the code,A,R\n")
    other.write_text("Task,PM,Developer\nPlan the work,R,A\nTest the code,A,R\n")
    done = bhuki("join", one, other, out, "--alike", "--conflicts", "both")
    assert done.returncode == 0
    assert "2 cells differ" in done.stdout
    joined = load(out).matrix
    assert (len(joined.activities), len(joined.roles)) == (3, 2)
    assert "“other.csv”" not in refused(bhuki("join", one, other))
    assert other.read_text().startswith("Task,PM")
    assert "only one matrix" in refused(bhuki("join", one, tmp_path / "new.bhuki"))
