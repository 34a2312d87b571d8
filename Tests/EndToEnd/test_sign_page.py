"""The public page on Peruvian Sign Language: interpreters first, videos only of signs that are approved."""
import re
import urllib.parse

import pytest

from conftest import needs_apertium, run
from outline import Outline
from test_keys import data, key, serve  # noqa: F401  (fixtures)

PUBLIC = ("--set", "gloss.publish=public", "--set", "gloss.reviewer=Rosa Quispe")
#: An MP4 file that nobody plays: a box of its type, and bytes to cut parts of.
VIDEO = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + bytes(range(256)) * 40


def page(server, path="/lsp", **fields):
    body = urllib.parse.urlencode(fields) if fields else None
    status, headers, content = server.request(
        path, body, headers={"Content-Type": "application/x-www-form-urlencoded"})
    return status, headers, content.decode()


def row(gloss, lemmas, media="", status="approved", signer="Ana Flores", consent="public web", licence="CC BY 4.0"):
    return "\t".join([gloss, lemmas, "", "Lima", signer, consent, media, "", "", "own", licence, status]) + "\n"


@pytest.fixture
def signs(tmp_path):
    folder = tmp_path / "signs"
    (folder / "videos").mkdir(parents=True)
    for name in ("hospital.mp4", "agua.webm", "casa.mp4"):
        (folder / "videos" / name).write_bytes(VIDEO)
    (tmp_path / "secret.mp4").write_bytes(b"secret")
    table = folder / "reviewed.tsv"
    table.write_text(
        "# variety: prl\n"
        + row("HOSPITAL", "hospital", "videos/hospital.mp4 https://example.pe/lsp?v=1&w=<2>")
        + row("AGUA", "agua", "videos/agua.webm")
        + row("CASA", "casa", "videos/casa.mp4", status="unreviewed")
        + row("DOCTOR", "doctor", "videos/casa.mp4", consent="")
        + row("AÑO", "año", "https://example.pe/año"))
    return table


def test_says_how_to_ask_for_an_interpreter_before_any_sign(server):
    status, headers, text = page(server)
    assert status == 200 and headers["Content-Type"].startswith("text/html")
    outline = Outline(text)
    assert outline.all("html") == [{"lang": "es"}]
    assert "Ley N.° 29535" in outline.words and "sin pagar" in outline.words
    assert "Soy una persona sorda." in outline.words
    assert "Todavía no se publican señas" in outline.words
    assert not outline.all("form") and not outline.all("video") and not outline.all("script")
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "Law 29535" in Outline(page(server, "/lsp?lang=en")[2]).words
    for path in ("/lsp", "/lsp/reports"):
        assert page(server, path, text="Hola", sign="prl:HOLA", reason="other")[0] == 403
    assert server.request("/lsp/media/HOSPITAL/0")[0] == 404


def test_names_whom_to_ask(serve):
    text = page(serve("--set", "help.contact=interpretes@muni.pe <lunes>"))[2]
    assert "<strong>interpretes@muni.pe &lt;lunes&gt;</strong>" in text


@needs_apertium
def test_shows_videos_of_approved_signs_only_and_no_gloss(serve, signs):
    server = serve(*PUBLIC, "--set", f"gloss.lexicons={signs}")
    listed = Outline(page(server)[2])
    assert "Rosa Quispe" in listed.words and "Señas con video: 3." in listed.words
    sources = [(source["src"], source["type"]) for source in listed.all("source")]
    assert sources == [("/lsp/media/AGUA/0", "video/webm"), ("/lsp/media/HOSPITAL/0", "video/mp4")]
    assert "https://example.pe/lsp?v=1&w=<2>" in [link["href"] for link in listed.all("a")]
    assert all("autoplay" not in video and "controls" in video for video in listed.all("video"))
    status, headers, text = page(server, text="¿Dónde está el hospital? <b>Voy</b> a mi casa con Huamán.")
    assert status == 200 and headers["Cache-Control"] == "no-store"
    made = Outline(text)
    assert [source["src"] for source in made.all("source")] == ["/lsp/media/HOSPITAL/0"]
    assert "H-U-A-M-A-N" in made.words and "casa Sin video aprobado. Pregunte a un intérprete." in made.words
    # Glosses are for testers: nothing in capitals but the letters of names.
    shown = re.sub(r"\b(?:[A-ZÑ]-)+[A-ZÑ]\b", "", made.words)
    assert not re.search(r"\b(DÓNDE|HOSPITAL|CASA|IR)\b", shown)
    assert "<b>" not in text


@needs_apertium
def test_videos_come_whole_and_in_parts(serve, signs):
    server = serve(*PUBLIC, "--set", f"gloss.lexicons={signs}")

    def get(path, part=None):
        return server.request(path, headers={"Range": part} if part else None)

    status, headers, content = get("/lsp/media/HOSPITAL/0")
    assert (status, headers["Content-Type"], headers["Accept-Ranges"]) == (200, "video/mp4", "bytes")
    assert content == VIDEO and headers["Content-Length"] == str(len(VIDEO))
    size = len(VIDEO)
    for part, first, last in [
        ("bytes=0-3", 0, 3), ("bytes=100-", 100, size - 1), ("bytes=-50", size - 50, size - 1),
        (f"bytes=5-{size * 2}", 5, size - 1), (f"bytes=-{size * 2}", 0, size - 1),
    ]:
        status, headers, content = get("/lsp/media/HOSPITAL/0", part)
        assert (status, headers["Content-Range"]) == (206, f"bytes {first}-{last}/{size}")
        assert content == VIDEO[first:last + 1]
    for part in ("bytes=3-1", "bytes=a-b", "lines=0-1", "bytes=0-1,3-4", "bytes=-"):
        assert get("/lsp/media/HOSPITAL/0", part)[0] == 200
    status, headers, _ = get("/lsp/media/HOSPITAL/0", f"bytes={size}-")
    assert (status, headers["Content-Range"]) == (416, f"bytes */{size}")
    for path in ("HOSPITAL/1", "HOSPITAL/2", "HOSPITAL/-1", "CASA/0", "DOCTOR/0", "NADA/0", "..%2Fsecret.mp4/0"):
        assert get(f"/lsp/media/{path}")[0] == 404, path
    status, headers, content = server.request("/lsp/media/HOSPITAL/0", method="HEAD")
    assert (status, headers["Content-Length"], content) == (200, str(size), b"")


@needs_apertium
def test_visitors_report_published_signs(data, serve, signs):
    server = serve(*PUBLIC, "--set", f"gloss.lexicons={signs}")
    outline = Outline(page(server)[2])
    hidden = [field["value"] for field in outline.all("input") if field["name"] == "sign"]
    assert "prl:HOSPITAL" in hidden
    status, _, text = page(server, "/lsp/reports", sign="prl:HOSPITAL", reason="regional", comment="En Puno\r\nes otra.")
    assert status == 200 and "Gracias" in text
    for fields in (
        {"sign": "prl:CASA", "reason": "other"}, {"sign": "prl:HOSPITAL", "reason": "ugly"}, {"reason": "other"},
        {"sign": "prl:HOSPITAL", "reason": "other", "comment": "a" * 1_001},
    ):
        status, _, text = page(server, "/lsp/reports", **fields)
        assert status == 400 and "no está completo" in text
    kept = run("gloss", "--reports", "--data-dir", str(data)).stdout
    assert kept.count("\n") == 1 and '"sign":"prl:HOSPITAL"' in kept and '"reason":"regional"' in kept


@needs_apertium
def test_refuses_forms_that_it_cannot_read(serve, signs):
    server = serve(*PUBLIC, "--set", f"gloss.lexicons={signs}")
    assert page(server, text="a" * 501)[0] == 413
    assert page(server, text="á" * 500)[0] == 200
    assert page(server, text=" \n ")[0] == 200
    assert server.request("/lsp", '{"text": "a"}')[0] == 415
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert server.request("/lsp", b"text=%FF", headers=form)[0] == 400
    assert server.request("/lsp", b"text=" + b"a" * 20_000, headers=form)[0] == 413


@needs_apertium
def test_the_page_is_open_where_the_rest_needs_a_key(data, serve, signs):
    key(data, "web", "--role", "translate")
    server = serve(*PUBLIC, "--set", f"gloss.lexicons={signs}")
    assert page(server, text="El hospital")[0] == 200
    assert server.request("/v1/gloss", '{"text": "Hola"}')[0] == 401


@pytest.mark.parametrize(
    "line, place", [("HOLA\thola\t\t\t\t\t../secret.mp4\n", ":1:"), ("HOLA\thola\t\t\t\t\tvideos/none.mp4\n", ":1:")])
@needs_apertium
def test_a_table_that_names_no_file_of_its_own_is_refused_by_line(signs, line, place):
    signs.write_text(line)
    refused = run("gloss", "--set", f"gloss.lexicons={signs}", "Hola.")
    assert refused.returncode == 1 and refused.stdout == "" and f"reviewed.tsv{place}" in refused.stderr
