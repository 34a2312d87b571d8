"""The command as people use it: arguments, standard input, files, exit codes, languages."""
import json
import pathlib
import re
import socket
import subprocess

import pytest

from conftest import BINARY, ROOT, environment, free_port, run

SHARE = ("--share-dir", str(ROOT))


def test_translates_lines_in_order(tmp_path):
    lines = ["No pague a nadie.", "", "Tengo dos hijos."]
    options = ("--from", "es", "--to", "ay", "--data-dir", str(tmp_path / "var"), *SHARE)
    result = run("translate", *options, stdin="\n".join(lines) + "\n")
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[1:] == ["", "Paya yuqaja utjituwa."]
    path = tmp_path / "lines.txt"
    path.write_bytes("\r\n".join(lines).encode())
    assert run("translate", "--file", str(path), *options).stdout == result.stdout
    item = json.loads(run("translate", "--json", *options, "Tengo dos hijos.").stdout)
    assert item["target"] == {"asked": "ay", "served": "ayr", "how": "macrolanguage-default"}


def test_fails_for_what_cannot_be_translated(tmp_path):
    options = ("--to", "qu", "--data-dir", str(tmp_path / "var"), *SHARE)
    result = run("translate", *options, stdin="12345\n")
    assert (result.returncode, result.stdout) == (1, "12345\n")
    assert "line 1" in result.stderr
    assert run("translate", "--to", "zz", *SHARE, "hola").returncode == 1


@pytest.mark.parametrize(
    "arguments, expected",
    [
        (["identify", "Ñuqaqa wasiyman richkani llamkanaypaq"], r"^quy\t\d+%\t"),
        (["identify", "12345"], r"^und\t0%\t"),
        (["normalize", "--language", "ay", "jach’a"], r"^jachʼa$"),
        (["normalize", "--profile", "quz-five-to-three", "qosqo"], r"^qusqu$"),
        (["segment", "El Sr. Mamani vino. Se fue a las 5 p.m."], r"^El Sr\. Mamani vino\.\nSe fue a las 5 p\.m\.$"),
        (["analyze", "wasiykikunapi"], r"wasi-yki-kuna-pi\n +house-2SG\.POSS-PL-LOC"),
    ])
def test_text_commands(arguments, expected):
    result = run(arguments[0], *SHARE, *arguments[1:])
    assert result.returncode == 0, result.stderr
    assert re.search(expected, result.stdout, re.MULTILINE), result.stdout


def test_glosses_and_messages_follow_the_language():
    assert "casa-2SG.POSS-PL-LOC" in run("analyze", *SHARE, "wasiykikunapi", language="es_PE.UTF-8").stdout
    arguments = ("config", "show", "--set", "limits.itms=3")
    assert run(*arguments).stderr == "chaka: unknown key 'limits.itms' in --set; did you mean 'limits.items'?\n"
    assert "¿quiso decir «limits.items»?" in run(*arguments, language="es_PE.UTF-8").stderr


@pytest.mark.parametrize(
    "command", [("normalize",), ("segment",), ("identify",), ("translate", "--to", "quy"), ("gloss",)])
def test_lines_that_are_not_utf8_are_refused_by_number(command, tmp_path):
    text = "\ufeffHola.\r\nAdiós.\n".encode() + b"a\xffb\nHola.\n"
    path = tmp_path / "lines.txt"
    path.write_bytes(text)
    for arguments, name in ((("--file", str(path)), str(path)), ((), "-")):
        result = subprocess.run([BINARY, *command, *SHARE, *arguments], input=text, capture_output=True, env=environment())
        assert result.returncode == 1 and f"{name}:3: not UTF-8" in result.stderr.decode()
    whole = subprocess.run(
        [BINARY, *command, *SHARE], input="\ufeffHola.\r\nHola.".encode(), capture_output=True, env=environment())
    assert b"UTF-8" not in whole.stderr and whole.stdout
    assert b"\r" not in whole.stdout and b"\xef\xbb\xbf" not in whole.stdout
    # Reading it fails at its first byte.
    with open("/proc/self/mem", "rb") as unreadable:
        failed = subprocess.run([BINARY, *command, *SHARE], stdin=unreadable, capture_output=True, env=environment())
    assert failed.returncode == 1 and failed.stderr


def test_shows_edits():
    output = run("normalize", *SHARE, "--language", "ay", "--show-edits", "manq' alasiñaw").stdout
    assert output.splitlines()[0] == "manqʼ alasiñaw"
    assert "apostrophe\t4..<5" in output


def failing_start(*arguments, cwd=None):
    result = run("serve", *SHARE, *arguments, cwd=cwd)
    assert result.returncode == 1
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    return result.stderr


def test_refuses_to_start_with_one_line(tmp_path):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        message = failing_start(
            "--port", str(port), "--data-dir", str(tmp_path / "var"), "--set", "server.logLevel=error")
        assert str(port) in message
    below = tmp_path / "file"
    below.write_text("x")
    assert str(below) in failing_start("--data-dir", str(below / "var"))
    assert "0.0.0.0" in failing_start("--host", "0.0.0.0")
    (tmp_path / "chaka.yaml").write_text("server:\n  prot: 1\n")
    assert "server.port" in failing_start(cwd=tmp_path)


def test_leaves_a_corrupt_database_alone(tmp_path):
    data = tmp_path / "var"
    data.mkdir()
    (data / "chaka.sqlite").write_bytes(b"this is no database" * 100)
    assert "chaka.sqlite" in failing_start("--data-dir", str(data))
    assert (data / "chaka.sqlite").read_bytes() == b"this is no database" * 100


def test_the_doctor_finds_a_busy_port_and_a_sound_rest(tmp_path):
    options = (
        "--data-dir", str(tmp_path / "var"), *SHARE, "--set", "backends.apertium.enabled=false",
        "--set", "gloss.publish=never")
    good = run("doctor", "--port", str(free_port()), *options)
    assert good.returncode == 0, good.stdout
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        bad = run("doctor", "--port", str(busy.getsockname()[1]), *options)
    assert bad.returncode == 1
    assert "BAD\tport" in bad.stdout and "-> choose another port" in bad.stdout


def test_lists_directions(tmp_path):
    output = run("languages", "--data-dir", str(tmp_path / "var"), *SHARE).stdout
    assert re.search(r"^es\tquy\t25%\tdictionary es-quy\t", output, re.MULTILINE)
    assert "qu = quy" in output


def test_the_documentation_has_every_command_and_flag():
    document = (pathlib.Path(ROOT) / "docs/cli.md").read_text()
    sections = dict(re.findall(r"^## `([^`]+)`\n(.*?)(?=^## |\Z)", document, re.MULTILINE | re.DOTALL))

    def walk(command, path):
        name = " ".join([*path, command["commandName"]])
        flags = {
            "--" + part["name"]
            for argument in command.get("arguments", []) if argument.get("shouldDisplay", True)
            for part in argument.get("names", []) if part["kind"] == "long"
        } - {"--help", "--version"}
        yield name, flags
        for inner in command.get("subcommands", []):
            if inner["commandName"] != "help":
                yield from walk(inner, [*path, command["commandName"]])

    parser = dict(walk(json.loads(run("--experimental-dump-help").stdout)["command"], []))
    assert parser.keys() == sections.keys()
    for name, flags in parser.items():
        assert set(re.findall(r"`(--[a-z-]+)`", sections[name])) == flags, name


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions(shell):
    script = run("--generate-completion-script", shell).stdout
    assert "translate" in script and "share-dir" in script
