"""LibreTranslate's own web application with an engine of two words instead of models.

usage: libretranslate_server.py <port>

Routes, checks of requests, limits, and the treatment of HTML are LibreTranslate's; only what would load models is
replaced. The packages are those of libretranslate.txt, installed without their dependencies.
"""
import sys
import types
from unittest.mock import MagicMock

WORDS = {"casa": "wasi", "agua": "yaku"}


class Hypothesis:
    def __init__(self, value):
        self.value = value


class Translation:
    def __init__(self, to_lang):
        self.to_lang = to_lang

    def translate(self, text):
        for source, target in WORDS.items():
            text = text.replace(source, target)
        return text

    def hypotheses(self, text, count):
        return [Hypothesis(self.translate(text))] * count


class Language:
    def __init__(self, code, name):
        self.code = code
        self.name = name
        self.translations_from = []

    def get_translation(self, other):
        return next((each for each in self.translations_from if each.to_lang.code == other.code), None)


def replace_engine():
    """Puts the engine where `import argostranslate.translate` finds it; `argostranslate.tags` stays the real one."""
    spanish, quechua = Language("es", "Spanish"), Language("qu", "Quechua")
    spanish.translations_from = [Translation(quechua)]
    translate = types.ModuleType("argostranslate.translate")
    translate.ITranslation = Translation
    translate.get_installed_languages = lambda: [spanish, quechua]
    package = types.ModuleType("argostranslate.package")
    package.get_installed_packages = lambda: [spanish, quechua]
    sys.modules["argostranslate.translate"] = translate
    sys.modules["argostranslate.package"] = package
    for name in ("ctranslate2", "minisbd", "pymupdf", "pysrt", "sentencepiece", "stanza", "spacy", "sacremoses"):
        sys.modules[name] = MagicMock()


if __name__ == "__main__":
    replace_engine()
    sys.argv = ["libretranslate", "--host", "127.0.0.1", "--port", sys.argv[1], "--disable-web-ui"]
    from libretranslate.main import main

    main()
