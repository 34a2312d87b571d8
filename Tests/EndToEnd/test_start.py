"""How `chaka serve` starts, refuses to start, and starts again; where its configuration comes from."""
import signal
import subprocess
import time

import pytest

from conftest import BINARY, ROOT, Server, environment, free_port, run


def refusal(*arguments, share=ROOT, **options):
    """The one line of a start that fails."""
    result = run("serve", "--share-dir", str(share), *arguments, **options)
    assert (result.returncode, result.stdout) == (1, ""), result
    assert len(result.stderr.splitlines()) == 1, result.stderr
    return result.stderr


@pytest.mark.parametrize(
    "flags, words",
    [
        (["--set", "server.prot=1"], ["server.prot", "--set", "server.port"]),
        (["--set", "limits.items=many"], ["limits.items", "--set", "whole number"]),
        (["--port", "99999"], ["--port", "65535"]),
        (["--host", "::"], ["::", "127.0.0.1"]),
        (["--config", "/missing/chaka.yaml"], ["/missing/chaka.yaml"]),
    ])
def test_names_what_is_wrong_in_the_configuration(tmp_path, flags, words):
    message = refusal("--data-dir", str(tmp_path / "var"), *flags)
    assert all(word in message for word in words), message


def test_names_the_line_of_the_file_and_the_variable(tmp_path):
    data = ("--data-dir", str(tmp_path / "var"))
    (tmp_path / "chaka.yaml").write_text("server:\n  prot: 1\n")
    assert "chaka.yaml:2" in refusal(*data, cwd=tmp_path)
    (tmp_path / "chaka.yaml").unlink()
    message = refusal(*data, cwd=tmp_path, variables={"CHAKA_SERVER_PROT": "1"})
    assert "CHAKA_SERVER_PROT" in message and "CHAKA_SERVER_PORT" in message


def test_names_the_folder_that_holds_no_lexicons(tmp_path):
    message = refusal("--data-dir", str(tmp_path / "var"), share=tmp_path)
    assert str(tmp_path) in message and "--share-dir" in message


def test_shows_values_with_their_origin(tmp_path):
    (tmp_path / "chaka.yaml").write_text("limits:\n  items: 3\n  deadlineSeconds: 4\nserver:\n  port: 5\n")
    result = run(
        "config", "show", "--set", "server.port=7", cwd=tmp_path, variables={"CHAKA_LIMITS_DEADLINE_SECONDS": "6"})
    rows = {line.split("\t")[0]: line.split("\t")[1:] for line in result.stdout.splitlines()}
    assert result.returncode == 0
    assert rows["limits.items"] == ["3", "chaka.yaml:2"]
    assert rows["limits.deadlineSeconds"] == ["6", "CHAKA_LIMITS_DEADLINE_SECONDS"]
    assert rows["server.port"] == ["7", "--set"]
    assert rows["server.host"] == ["127.0.0.1", "default"]


@pytest.mark.parametrize("language, bad", [("es_PE.UTF-8", "MAL"), ("C.UTF-8", "BAD")])
def test_the_doctor_says_how_to_mend_a_missing_engine(tmp_path, language, bad):
    result = run(
        "doctor", "--share-dir", str(ROOT), "--data-dir", str(tmp_path / "var"), "--port", str(free_port()),
        "--set", "backends.apertium.modesDirectory=/missing", language=language)
    lines = result.stdout.splitlines()
    backend, gloss = [number for number, line in enumerate(lines) if line.startswith(f"{bad}\t")]
    assert result.returncode == 1
    assert lines[backend].split("\t")[1] == "backend apertium"
    assert lines[backend + 1].startswith("\t-> ") and "/missing" in lines[backend + 1]
    assert lines[gloss].split("\t")[1] == "gloss" and "apertium-eng-spa" in lines[gloss + 1]


def test_the_doctor_looks_for_listed_programs_and_never_calls_services(tmp_path):
    here, folder, plain = tmp_path / "renders", tmp_path / "folder", tmp_path / "plain"
    here.write_text("#!/bin/sh\n")
    here.chmod(0o755)
    folder.mkdir()
    plain.write_text("no program")
    entry = "{{id: {0}, kind: command, command: [{1}, --all], {2}}}".format
    external = "kind: http, url: http://127.0.0.1:9/, media: [mp4], locality: external"
    (tmp_path / "chaka.yaml").write_text(
        "gloss:\n  renderers:\n"
        + "".join(f"    - {entry(name, path, 'media: [pose, webm]')}\n" for name, path in
                  [("here", here), ("gone", tmp_path / "gone"), ("folder", folder), ("plain", plain)])
        + f"    - {{id: away, {external}}}\n"
        + f"speech:\n  recognizers:\n    - {entry('ears', tmp_path / 'gone', 'languages: {es: es}')}\n")
    result = run(
        "doctor", "--share-dir", str(ROOT), "--data-dir", str(tmp_path / "var"), "--port", str(free_port()),
        "--set", "gloss.publish=never", cwd=tmp_path)
    lines = result.stdout.splitlines()
    found = {line.split("\t")[1]: (line.split("\t")[0], line.split("\t")[2], lines[number + 1 :][:1])
             for number, line in enumerate(lines) if not line.startswith("\t")}
    assert result.returncode == 1
    assert found["gloss"][:2] == ("ok", "gloss.publish: never")
    assert found["renderer here"][:2] == ("ok", "pose webm")
    assert found["renderer away"][:2] == ("ok", "mp4; not used: it is external and routing.external is never")
    for subject, program in [("renderer gone", "gone"), ("renderer folder", "folder"), ("renderer plain", "plain"),
                             ("recognizer ears", "gone")]:
        mark, _, [remedy] = found[subject]
        assert mark == "BAD" and f"{tmp_path / program} is no program" in remedy


def test_a_server_killed_while_it_fills_the_database_starts_again(tmp_path):
    data = tmp_path / "var"
    for _ in range(3):
        process = subprocess.Popen(
            [BINARY, "serve", "--port", str(free_port()), "--data-dir", str(data), "--share-dir", str(ROOT)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
        while process.poll() is None and not (data.exists() and any(data.iterdir())):
            time.sleep(0.001)
        process.kill()
        assert process.wait(timeout=30) == -signal.SIGKILL
    server = Server(data)
    question = '{"text": "Tengo dos hijos.", "source": "es", "target": "ay"}'
    assert b"Paya yuqaja utjituwa." in server.request("/v1/translate", question)[2]
    server.stop()
