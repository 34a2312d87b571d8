"""`chaka speak`, and the check of everything that is heard."""
import json
import shutil
import subprocess
import sys

import pytest

from conftest import BINARY, ROOT, environment, run
from spoken import frames, needs_espeak

pytestmark = needs_espeak


def speak(tmp_path, *arguments, stdin=""):
    return run("speak", "--share-dir", str(ROOT), "--data-dir", str(tmp_path / "var"), *arguments, stdin=stdin)


def test_a_file_gets_the_format_of_its_name_and_a_borrowed_voice_is_told(tmp_path):
    for name, head in (("a.wav", b"RIFF"), ("a.flac", b"fLaC"), ("a.opus", b"OggS")):
        result = speak(tmp_path, "--language", "ayr", "-o", str(tmp_path / name), "Jach'a uta.")
        assert result.returncode == 0 and (tmp_path / name).read_bytes().startswith(head), result.stderr
        assert "ayr" in result.stderr and "qu" in result.stderr
    own = speak(tmp_path, "--language", "es", "-o", str(tmp_path / "b.wav"), "La casa.")
    assert (own.returncode, own.stderr) == (0, "")


def test_audio_goes_to_a_pipe(tmp_path):
    result = subprocess.run(
        [BINARY, "speak", "--share-dir", str(ROOT), "--data-dir", str(tmp_path / "var"), "--language", "es",
         "--format", "wav8k"], input="La casa.\n".encode(), capture_output=True, timeout=60, env=environment())
    assert result.returncode == 0 and frames(result.stdout)[:2] == (1, 8_000)


def test_shows_what_is_said_instead_of_saying_it(tmp_path):
    words = speak(tmp_path, "--language", "es", "--show", "words", "Son S/ 20.").stdout
    assert words.replace(".", "").split() == ["Son", "veinte", "soles"]
    phonemes = speak(tmp_path, "--language", "quz", "--show", "phonemes", stdin="T'antata.\nP'unchaw.\n").stdout
    assert phonemes.splitlines() == ["t`ant'ata", "p`'untSaw"]
    marks = speak(tmp_path, "--language", "es", "--show", "marks", "La casa.").stdout.splitlines()
    assert [json.loads(mark)["value"] for mark in marks] == ["La casa.", "La", "casa"]
    assert speak(tmp_path, "--language", "es", "--show", "vtt", "La casa.").stdout.startswith("WEBVTT\n")
    assert speak(tmp_path, "--language", "es", "--show", "srt", "La casa.").stdout.startswith("1\n00:00:00,000 --> ")


@pytest.mark.parametrize(
    "arguments", [["--language", "zz"], ["--voice", "nadie"], ["--rate", "9"], ["--format", "aac"], ["--ssml"]])
def test_fails_without_a_file_half_written(tmp_path, arguments):
    target = tmp_path / "a.wav"
    language = [] if "--language" in arguments else ["--language", "es"]
    result = speak(tmp_path, *language, *arguments, "-o", str(target), "La casa.")
    assert result.returncode != 0 and result.stderr and not target.exists()


@pytest.mark.skipif(not shutil.which("sox"), reason="needs the Debian package sox")
def test_ten_civic_sentences_of_each_language_are_heard_as_they_should():
    result = subprocess.run(
        [sys.executable, ROOT / "scripts/speech-check", "--program", BINARY], capture_output=True, text=True,
        timeout=300, env=environment())
    assert result.returncode == 0, result.stderr
    assert len(result.stdout.splitlines()) == 7
