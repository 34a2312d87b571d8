"""API keys from the command to the server: made, shown once, asked for, revoked, counted."""
import json
import pathlib
import sqlite3
import subprocess
import time

import pytest
from libretranslatepy import LibreTranslateAPI

from conftest import ROOT, Server, run

QUESTION = json.dumps({"text": "No pague a nadie.", "source": "es", "target": "quy"})
ANSWER = "Ama pimanpas pagaychu."


def key(data, *arguments, command="create"):
    """Makes a key, or rotates one, and gives what the command says of it."""
    result = run("key", command, *arguments, "--data-dir", str(data), "--format", "json")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def translate(server, text=None, **headers):
    status, fields, body = server.request("/v1/translate", QUESTION, headers=headers)
    return status, fields, json.loads(body)


def eventually(check, seconds):
    """Waits until something holds, and says whether it did in time."""
    deadline = time.monotonic() + seconds
    while not check():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture
def data(tmp_path):
    return tmp_path / "var"


@pytest.fixture
def serve(data):
    servers = []

    def start(*extra):
        servers.append(Server(data, extra=extra))
        return servers[-1]

    yield start
    for server in servers:
        if server.process.poll() is None:
            server.stop()


def test_a_key_is_printed_once_and_alone(data):
    result = run("key", "create", "posta", "--data-dir", str(data), "--role", "translate", "--role", "review")
    text = result.stdout.strip()
    prefix, identifier, secret = text.split("_")
    assert (prefix, len(identifier), len(secret)) == ("chaka", 8, 53)
    assert "cannot be shown again" in result.stderr and secret not in result.stderr
    for form in ("text", "json"):
        listed = run("key", "list", "--data-dir", str(data), "--format", form).stdout
        assert identifier in listed and secret[:-1] not in listed


@pytest.mark.parametrize(
    "arguments", [["--rate", "0"], ["--burst", "3"], ["--daily=-1"], ["--role", "king"], ["--expires", "soon"]])
def test_refuses_terms_that_make_no_sense(data, arguments):
    result = run("key", "create", "posta", "--data-dir", str(data), *arguments)
    assert result.returncode != 0 and result.stdout == ""


def test_every_form_of_the_header_is_taken_and_no_other(data, serve):
    made = key(data, "posta")["key"]
    server = serve()
    assert translate(server)[0] == 401
    for headers in (
            {"Authorization": f"Bearer {made}"}, {"Authorization": f"DeepL-Auth-Key {made}"}, {"X-Api-Key": made}):
        status, _, body = translate(server, **headers)
        assert (status, body["items"][0]["text"]) == (200, ANSWER)
    for headers in ({"Authorization": f"Basic {made}"}, {"X-Api-Key": made[:-1]}, {"X-Api-Key": made + "x"}):
        assert translate(server, **headers)[0] == 401
    assert server.request("/readyz")[0] == 200


def test_an_unmodified_client_of_libretranslate_sends_its_key(data, serve):
    made = key(data, "posta")["key"]
    server = serve()
    client = LibreTranslateAPI(server.url + "/", made)
    assert client.translate("No pague a nadie.", "es", "quy") == ANSWER
    assert client.detect("¿Dónde está el puesto de salud de la comunidad?")[0]["language"] == "es"
    assert {"es", "quy"} <= {language["code"] for language in client.languages()}
    status, _, body = server.request("/translate", json.dumps({"q": "Hola.", "source": "es", "target": "quy"}))
    assert status == 401 and isinstance(json.loads(body)["error"], str)


def test_a_running_server_follows_the_commands(data, serve):
    server = serve()
    assert translate(server)[0] == 200
    first, second = key(data, "one"), key(data, "two")
    assert eventually(lambda: translate(server)[0] == 401, 2)
    old = {"X-Api-Key": first["key"]}
    assert translate(server, **old)[0] == 200
    new = {"X-Api-Key": key(data, first["id"], "--grace", "1h", command="rotate")["key"]}
    assert eventually(lambda: translate(server, **new)[0] == 200, 2)
    assert translate(server, **old)[0] == 200
    assert run("key", "revoke", first["id"], "--data-dir", str(data)).returncode == 0
    assert eventually(lambda: translate(server, **new)[2].get("code") == "key.revoked", 2)
    assert translate(server, **old)[0] == 401
    assert translate(server, **{"X-Api-Key": second["key"]})[0] == 200
    missing = run("key", "revoke", "00000000", "--data-dir", str(data))
    assert missing.returncode == 1 and "00000000" in missing.stderr


def test_usage_adds_up_over_a_restart(data, serve):
    made = key(data, "posta", "--daily", "60", "--rate", "1000")
    headers = {"Authorization": f"Bearer {made['key']}"}
    server = serve()
    for _ in range(2):
        status, fields, _ = translate(server, **headers)
        assert (status, fields["RateLimit-Limit"]) == (200, "1000")
    server.stop()
    server = serve()
    assert translate(server, **headers)[0] == 200
    status, fields, body = translate(server, **headers)
    assert (status, body["code"]) == (429, "key.daily-quota-exceeded")
    assert 0 < int(fields["Retry-After"]) <= 86_400
    usage = json.loads(server.request("/v1/usage", headers=headers)[2])
    day = usage["day"]
    assert (day["characters"], day["remaining"], day["refused"], day["requests"]) == (51, 9, 1, 5)
    assert usage["month"]["characters"] >= 51


def test_another_address_needs_a_key(data, serve):
    result = run("serve", "--host", "0.0.0.0", "--share-dir", str(ROOT), "--data-dir", str(data))
    assert result.returncode == 1 and "chaka key create" in result.stderr
    made = key(data, "posta")["key"]
    server = serve("--host", "0.0.0.0")
    assert translate(server)[0] == 401
    assert translate(server, **{"X-Api-Key": made})[0] == 200


def test_programs_on_this_machine_may_be_exempt(data, serve):
    key(data, "posta")
    server = serve("--set", "keys.loopbackExempt=true")
    assert translate(server)[0] == 200
    for headers in ({"X-Forwarded-For": "10.0.0.7"}, {"Host": "evil.example"}, {"Origin": "https://evil.example"}):
        assert translate(server, **headers)[0] == 401


def test_a_key_is_nowhere_but_with_its_owner(data, serve):
    made = key(data, "posta")
    rotated = key(data, made["id"], "--grace", "1h", command="rotate")
    secrets = [text["key"].split("_")[2][:-1] for text in (made, rotated)]
    server = serve("--set", "server.accessLog=true", "--set", "server.logLevel=debug")
    for text in (made["key"], rotated["key"], made["key"][:-1] + "!"):
        translate(server, **{"Authorization": f"Bearer {text}"})
        server.request(f"/translate?api_key={text}&q=hola&source=es&target=quy", method="POST")
    processes = subprocess.run(["ps", "axww"], capture_output=True, text=True).stdout
    metrics = server.request("/metrics", headers={"X-Api-Key": key(data, "root", "--role", "admin")["key"]})[2].decode()
    server.stop()
    places = [server.output(), processes, metrics] + [
        path.read_bytes().decode("latin-1") for path in pathlib.Path(data).rglob("*") if path.is_file()]
    for secret in secrets:
        assert not any(secret in place for place in places)


def test_a_revoked_key_stays_refused_after_an_old_backup_was_restored(data, serve):
    revoked, rotated = key(data, "one"), key(data, "two")
    backup = data.parent / "old.sqlite"
    assert run("backup", str(backup), "--data-dir", str(data)).returncode == 0
    assert run("key", "revoke", revoked["id"], "--data-dir", str(data)).returncode == 0
    newest = key(data, rotated["id"], command="rotate")
    restored = run("restore", str(backup), "--force", "--data-dir", str(data))
    assert restored.returncode == 0, restored.stderr
    assert restored.stdout.splitlines()[-1].startswith("2 "), restored.stdout
    server = serve()
    for old in (revoked, rotated):
        assert translate(server, Authorization=f"Bearer {old['key']}")[0] == 401
    assert translate(server, Authorization=f"Bearer {newest['key']}")[0] == 200


def test_old_usage_is_purged_and_the_current_month_stays(data):
    identifier = key(data, "posta")["id"]
    today = int(time.time() // 86400)
    with sqlite3.connect(data / "chaka.sqlite") as database:
        for day in (today - 400, today - 100, today):
            database.execute("INSERT INTO usage VALUES (?, ?, 1, 2, 0, 0)", (identifier, day))

    def days():
        with sqlite3.connect(data / "chaka.sqlite") as database:
            return [row[0] - today for row in database.execute("SELECT day FROM usage ORDER BY day")]

    def purge(day):
        return run("purge", "--data-dir", str(data), "--usage-before", day)

    boundary = time.strftime("%Y-%m-%d", time.gmtime((today - 200) * 86400))
    purged = purge(boundary)
    assert purged.returncode == 0 and boundary in purged.stdout, purged.stderr
    assert days() == [-100, 0]
    assert purge("2999-01-01").returncode == 0 and days() == [0]
    assert purge("yesterday").returncode != 0
