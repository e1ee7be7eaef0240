"""A table of employees as spreadsheets and HR tools write it."""

from datetime import date

import pytest

from mentorsite.cli import commands
from mentorsite.connect.csv_file import CsvFile
from mentorsite.connect.records import PersonRecord, Wanted
from mentorsite.connect.refusals import CannotSync

TODAY = date(2026, 9, 17)
ALL = Wanted(everybody=True)

ENGLISH = """\
Employee ID,Preferred name,First name,Last name,Email,Team,Office,Status,Supervisor
1,,Birgit,Kössler,birgit@seekuh.example,Product,Wien,active,
102,Mara,Margarete,Tamm,mara@seekuh.example,Web,Tallinn,active,1
"""
GERMAN = """\
Personalnummer;Rufname;Vorname;Nachname;E-Mail;Team;Büro;Status;Vorgesetzte*r
1;;Birgit;Kössler;birgit@seekuh.example;Product;Wien;Aktiv;
102;Mara;Margarete;Tamm;mara@seekuh.example;Web;Tallinn;Aktiv;1
"""
MARA = PersonRecord(
    hr="csv:102",
    name="Mara Tamm",
    first="Mara",
    email="mara@seekuh.example",
    team="Web",
    office="Tallinn",
    supervisors=("csv:1",),
)


@pytest.fixture
def read(tmp_path):
    def records(table, wanted=ALL):
        file = tmp_path / "people.csv"
        file.write_bytes(table if isinstance(table, bytes) else table.encode())
        return list(CsvFile(file, TODAY).fetch(wanted))

    return records


def refused(read, table):
    with pytest.raises(CannotSync) as caught:
        read(table)
    return caught.value


@pytest.mark.parametrize("table", [ENGLISH, GERMAN], ids=["English", "German"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_headers_in_both_languages(read, table, ending):
    birgit, mara = read(table.replace("\n", ending))
    assert mara == MARA
    assert (birgit.hr, birgit.name, birgit.supervisors) == ("csv:1", "Birgit Kössler", ())


@pytest.mark.parametrize(
    "table",
    [
        GERMAN.encode("utf-8-sig"),
        GERMAN.encode("cp1252"),
        b"sep=;\r\n" + GERMAN.encode("cp1252"),
        b"\xef\xbb\xbf" + b'"sep=;"\r\n' + GERMAN.encode(),
        GERMAN.replace(";", "\t").encode(),
        b"sep=,\n" + GERMAN.replace(";", ",").encode(),
        b"\n\n" + GERMAN.replace("Status;", "Status;;").replace("Aktiv;", "Aktiv;;").encode() + b";;;;;;;;;\n\n",
        GERMAN.replace("102;Mara;", '"102";" Mara ";').encode(),
    ],
    ids=["mark", "Windows", "sep", "mark and sep", "tabs", "sep comma", "blank rows and columns", "quotes"],
)
def test_a_table_as_spreadsheets_write_it(read, table):
    assert read(table)[1] == MARA


def test_a_comma_in_a_header_does_not_mislead(read):
    assert read("ID;Name, Vorname;Vorname;Nachname\n102;x;Mara;Tamm\n")[0].name == "Mara Tamm"


def test_salaries_and_accounts_are_not_read(read):
    table = "ID;Vorname;Nachname;Gehalt;IBAN;Geburtstag\n102;Mara;Tamm;73219,45;AT611904300234573201;1.1.1990\n"
    told = repr(read(table))
    assert "Mara Tamm" in told
    assert not any(private in told for private in ("73219", "AT61", "1990"))


@pytest.mark.parametrize(
    ("last_day", "works_here"),
    [
        ("", True),
        ("2026-09-17", True),
        ("2026-09-16", False),
        ("16.9.2026", False),
        ("16.09.2026", False),
        ("17. 9. 2026", True),
        ("2026-09-16T00:00:00Z", False),
        ("31.12.2026", True),
    ],
)
@pytest.mark.parametrize("header", ["Austrittsdatum", "Termination date"])
def test_a_last_day_counts_as_a_day_here(read, header, last_day, works_here):
    assert read(f"ID;Vorname;Nachname;{header}\n1;Oskar;Wieser;{last_day}\n")[0].works_here == works_here


@pytest.mark.parametrize("day", ["31.2.2026", "2026-13-01", "09/16/2026", "soon", "16.9.26"])
def test_a_day_that_can_be_read_in_two_ways_or_none_is_refused(read, day):
    refusal = refused(read, f"ID;Vorname;Nachname;Austritt\n7;A;B;\n1;Oskar;Wieser;{day}\n")
    assert (refusal.message, refusal.values) == ("row-date", {"file": "people.csv", "row": "3"})


@pytest.mark.parametrize(
    ("status", "works_here"),
    [
        ("active", True),
        ("Aktiv", True),
        ("ja", True),
        ("Karenz", True),
        ("", True),
        ("inactive", False),
        ("Nein", False),
    ],
)
def test_the_status_in_both_languages(read, status, works_here):
    assert read(f"ID,Vorname,Nachname,Status\n1,Oskar,Wieser,{status}\n")[0].works_here == works_here


def test_a_status_that_is_not_known_is_refused(read):
    assert refused(read, "ID,Vorname,Nachname,Status\n1,Oskar,Wieser,probation\n").message == "row-status"


@pytest.mark.parametrize(
    ("headers", "cells", "name", "first"),
    [
        ("Name", "Mara Tamm", "Mara Tamm", ""),
        ("Name", "Tamm, Mara", "Mara Tamm", ""),
        ("Vorname;Name", "Mara;Tamm", "Mara Tamm", "Mara"),
        ("Rufname;Name", "Mara;Margarete Tamm", "Margarete Tamm", "Mara"),
        ("Rufname;Vorname;Nachname", "Mara Tamm;Margarete;Tamm", "Mara Tamm", "Mara"),
        ("Nachname", "Tamm", "Tamm", ""),
    ],
)
def test_names_in_one_cell_or_several(read, headers, cells, name, first):
    record = read(f"ID;{headers}\n1;{cells}\n")[0]
    assert (record.name, record.first) == (name, first)


@pytest.mark.parametrize("boss", ["1", "BIRGIT@seekuh.example", "Birgit Kössler", "Kössler, Birgit"])
def test_a_supervisor_by_id_address_or_name(read, boss):
    table = (
        f'ID;Vorname;Nachname;E-Mail;Führungskraft\n1;Birgit;Kössler;birgit@seekuh.example;\n2;Mara;Tamm;;"{boss}"\n'
    )
    assert read(table)[1].supervisors == ("csv:1",)


def test_a_supervisor_who_could_be_two_people_is_nobody(read):
    assert (
        read("ID;Name;Manager\n1;Ada Lind;\n2;Ada Lind;\n3;Cem A;Ada Lind\n4;Dora W;Gone Long Ago\n")[2].supervisors
        == ()
    )


def test_without_ids_the_address_tells_people_apart(read):
    record = read("E-Mail;Name\nMara@Seekuh.example;Mara Tamm\n")[0]
    assert (record.hr, record.email) == ("csv:mara@seekuh.example", "Mara@Seekuh.example")


def test_columns_that_are_not_there_are_silent_and_empty_cells_are_not(read):
    record = read("ID;Name;Team\n1;Mara Tamm;\n")[0]
    assert record.silent == {"email", "office", "manager"}
    assert record.team is None


def test_a_department_stands_in_for_a_team(read):
    assert [record.team for record in read("ID;Name;Abteilung;Team\n1;A B;IT;Web\n2;C D;IT;\n")] == ["Web", "IT"]


def test_only_those_who_are_wanted_are_handed_out(read):
    assert read(GERMAN, Wanted(emails=frozenset({"mara@seekuh.example"}))) == [MARA]


def test_text_that_a_spreadsheet_would_run_stays_text(read):
    assert read('ID;Vorname;Nachname;Team\n1;=1+1;Tamm;"@SUM(A1)"\n')[0].name == "=1+1 Tamm"


@pytest.mark.parametrize(
    ("table", "message", "row"),
    [
        ("ID;Vorname;Nachname\n1;Mara;Tamm;Web\n", "row-cells", "2"),
        ("ID;Vorname;Nachname\n1;Mara;Tamm\n\n1;Ada;Lind\n", "row-twice", "4"),
        ("ID;Vorname;Nachname\n;Mara;Tamm\n", "row-id", "2"),
        ('sep=;\nID;Vorname;Nachname\n1;"Mara\n2";Tamm\n;A;B\n', "row-id", "5"),
        ('ID;Vorname;Nachname\n1;Mara;Tamm\n2;"Ada;Lind\n', "row-quote", "3"),
        ("Vorname;Nachname\nMara;Tamm\n", "table-columns", None),
        ("ID;E-Mail\n1;a@x.example\n", "table-columns", None),
        ("", "table-columns", None),
        ("\n;;\n", "table-columns", None),
        ("ID;E-Mail;Email;Name\n1;a;b;c\n", "table-twice", None),
        (b"ID;Name\n1;M\x00\n", "table-encoding", None),
        ("ID;Name\n1;Mara\n".encode("utf-16"), "table-encoding", None),
        (b"ID;Name\n1;\x81\n", "table-encoding", None),
        (b"x" * (16 * 1024 * 1024 + 1), "table-size", None),
    ],
)
def test_a_table_with_a_fault_says_where(read, table, message, row):
    refusal = refused(read, table)
    assert (refusal.message, refusal.values.get("row")) == (message, row)


def test_a_table_that_is_not_there(tmp_path):
    with pytest.raises(CannotSync) as caught:
        CsvFile(tmp_path / "none.csv", TODAY).fetch(ALL)
    assert caught.value.message == "table-missing"


def test_the_command(tmp_path, monkeypatch, capsys):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "programme.md").write_text("---\ntitle: M\nlanguages: [de]\nas_of: 2026-09-17\n---\n")
    (tmp_path / "content" / "people.yaml").write_text("birgit: {name: Birgit Kössler, email: birgit@seekuh.example}\n")
    (tmp_path / "export.csv").write_bytes(GERMAN.encode("cp1252"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            commands(["people", "sync", "csv", "export.csv", *arguments, "--lang", "en"], standalone_mode=False)
        return ended.value.code, capsys.readouterr()

    code, said = run("--check", "--add", "mara@seekuh.example")
    assert (code, said.out.splitlines()[-1]) == (True, "1 new, 1 changed, 0 left. Nothing was written.")
    code, said = run("--add", "mara@seekuh.example")
    assert (code, said.out.splitlines()[-1]) == (False, "1 new, 1 changed, 0 left. people.yaml is written.")
    assert (tmp_path / "content" / "people.yaml").read_text() == (
        "birgit: {name: Birgit Kössler, email: birgit@seekuh.example, team: Product, office: Wien, hr: csv:1}\n"
        "\n"
        "mara:\n  name: Mara Tamm\n  email: mara@seekuh.example\n  team: Web\n  office: Tallinn\n  manager: birgit\n"
        "  hr: csv:102\n"
    )
    assert run("--check")[0] == False  # noqa: E712 (the exit code, which is 0)
    (tmp_path / "export.csv").write_text("ID;Name\n")
    code, said = run()
    assert (code, "2 of 2 people would count as having left" in said.err) == (2, True)
