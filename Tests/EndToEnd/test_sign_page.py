"""The public page on Peruvian Sign Language: interpreters first, videos only of signs that are approved."""
import json
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
    tag = headers["ETag"]
    assert headers["Cache-Control"] == "no-cache"
    known = server.request("/lsp/media/HOSPITAL/0", headers={"If-None-Match": tag})
    assert (known[0], known[2]) == (304, b"")
    for condition, status in ((tag, 206), ('"old"', 200)):
        asked = {"Range": "bytes=0-9", "If-Range": condition}
        assert server.request("/lsp/media/HOSPITAL/0", headers=asked)[0] == status
    asked = server.request("/lsp/media/HOSPITAL/0", method="HEAD", headers={"Range": "bytes=0-9"})
    assert (asked[0], asked[1]["Content-Length"]) == (200, str(size))
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
    comment = "En Puno\r\nes otra." + "\r\n" * 10 + "a" * 900
    status, _, text = page(server, "/lsp/reports", sign="prl:HOSPITAL", reason="regional", comment=comment)
    assert status == 200 and "Gracias" in text
    for fields, words in (
        ({"sign": "prl:CASA", "reason": "other"}, "no nombra una seña publicada"),
        ({"reason": "other"}, "no nombra una seña publicada"),
        ({"sign": "prl:HOSPITAL", "reason": "ugly"}, "diga qué está mal"),
        ({"sign": "prl:HOSPITAL", "reason": "regional", "comment": "á" * 1_001}, "más de 1000 letras"),
    ):
        status, _, text = page(server, "/lsp/reports", **fields)
        assert status == 400 and words in text
    # The last one stays in its form, with what was chosen.
    outline = Outline(text)
    assert "á" * 1_001 in outline.words
    assert [option["value"] for option in outline.all("option") if "selected" in option] == ["regional"]
    # A line that a full disk cut off swallows nothing.
    log = data / "sign-reports-visitors.jsonl"
    log.write_text(log.read_text() + '{"time":1,"gl')
    assert page(server, "/lsp/reports", sign="prl:AGUA", reason="other")[0] == 200
    kept = [json.loads(line) for line in run("gloss", "--reports", "--data-dir", str(data)).stdout.splitlines()]
    assert [(report["sign"], report["reason"]) for report in kept] == [
        ("prl:HOSPITAL", "regional"), ("prl:AGUA", "other")]
    assert kept[0]["comment"] == comment.replace("\r\n", "\n")
    # Nobody fills the log in a minute.
    answers = [page(server, "/lsp/reports", sign="prl:AGUA", reason="other")[0] for _ in range(30)]
    assert set(answers) == {200, 429} and answers[-1] == 429
    assert not (data / "sign-reports.jsonl").exists()


@needs_apertium
def test_refuses_forms_that_it_cannot_read(serve, signs):
    server = serve(*PUBLIC, "--set", f"gloss.lexicons={signs}")
    assert page(server, text="a" * 501)[0] == 413
    assert page(server, text="á" * 500)[0] == 200
    assert page(server, text=" \n ")[0] == 200
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for body, headers in (('{"text": "a"}', None), (b"text=%FF", form), (b"text=%zz", form)):
        status, _, text = server.request("/lsp", body, headers=headers)
        assert status == 400 and "El formulario no se pudo leer." in Outline(text.decode()).words
    assert server.request("/lsp", b"text=" + b"a" * 20_000, headers=form)[0] == 413
    # What was typed stays in its form.
    refused = Outline(page(server, text="a" * 501)[2])
    assert "a" * 501 in refused.words and refused.words.startswith("Error: ")


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


@needs_apertium
def test_what_is_withdrawn_goes_at_once(serve, signs):
    server = serve(*PUBLIC, "--set", f"gloss.lexicons={signs}")
    assert server.request("/lsp/media/AGUA/0")[0] == 200
    # A file that another takes the place of behind a link is no video.
    video = signs.parent / "videos/agua.webm"
    video.unlink()
    video.symlink_to(signs.parent.parent / "secret.mp4")
    assert server.request("/lsp/media/AGUA/0")[0] == 404
    video.unlink()
    video.write_bytes(VIDEO)
    table = signs.read_text().splitlines()
    signs.write_text("\n".join(
        line.replace("approved", "rejected") if line.startswith("AGUA") else line for line in table) + "\n")
    assert server.request("/lsp/media/AGUA/0")[0] == 404
    assert "Señas con video: 2." in page(server)[2]


@needs_apertium
def test_videos_of_unreviewed_folders_are_not_published(serve, signs, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "stranger.mp4").write_bytes(b"stranger")
    (folder / "index.csv").write_text(
        "path,spoken_language,signed_language,start,end,words,glosses,priority\n"
        "stranger.mp4,es,prl,0,0,agua potable,AGUA,0\nstranger.mp4,es,prl,0,0,río,RÍO,0\n")
    server = serve(*PUBLIC, "--set", f"gloss.lexicons={signs},{folder}")
    assert [source["src"] for source in Outline(page(server)[2]).all("source")] == [
        "/lsp/media/AGUA/0", "/lsp/media/HOSPITAL/0"]
    assert server.request("/lsp/media/AGUA/1")[0] == 404


@needs_apertium
def test_a_bad_table_is_told_at_the_start(serve, signs):
    signs.write_text("HOLA\n")
    server = serve(*PUBLIC, "--set", f"gloss.lexicons={signs}")
    assert "reviewed.tsv:1: gloss.malformed" in server.output()
    assert "Ahora no se pueden leer las señas." in page(server)[2]
    assert page(server, "/lsp/reports", sign="prl:HOLA", reason="other")[0] == 503


@needs_apertium
def test_many_signs_say_where_the_rest_is(serve, signs):
    letters = [f"{a}{b}" for a in "ABCDEFGHIJKLMNÑ" for b in "ABCDEFGHIJKLMN"]
    signs.write_text("".join(row(f"SEÑA_{name}", f"seña {name.lower()}", "https://example.pe/a") for name in letters))
    outline = Outline(page(serve(*PUBLIC, "--set", f"gloss.lexicons={signs}"))[2])
    assert f"Señas con video: {len(letters)}. Aquí están las primeras 200" in outline.words
    assert len(outline.all("details")) == 200
