"""Exchange files as translate-toolkit writes and reads them.

A unit is (source, target, note); a concept is (source terms, target terms, definition).
Source and target languages are `es` and `quy` unless said otherwise.
"""

from translate.storage import factory
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File


def write_tmx(path, units, source="es", target="quy"):
    store = tmxfile()
    for text, translation, note in units:
        store.addtranslation(text, source, translation, target, comment=note or None)
    _save(store, path)


def read_tmx(path, source="es", target="quy"):
    with open(path, "rb") as file:
        store = tmxfile(file, sourcelanguage=source, targetlanguage=target)
    return [(_plain(unit.source), _plain(unit.target), unit.getnotes()) for unit in store.units]


def write_xliff(path, units, source="es", target="quy"):
    store = xlifffile(sourcelanguage=source, targetlanguage=target)
    _write_bilingual(store, path, units)


def read_xliff(path):
    with open(path, "rb") as file:
        store = xlifffile(file)
    return [(_plain(unit.source), _plain(unit.target), unit.getnotes()) for unit in store.units]


def write_xliff2(path, units, source="es", target="quy"):
    store = Xliff2File(sourcelanguage=source, targetlanguage=target)
    _write_bilingual(store, path, units)


def read_xliff2(path):
    with open(path, "rb") as file:
        store = Xliff2File(file)
    return [(_plain(unit.source), _plain(unit.target), unit.getnotes()) for unit in store.units]


def write_tbx(path, concepts, source="es", target="quy"):
    store = tbxfile(sourcelanguage=source, targetlanguage=target)
    for number, (terms, translations, definition) in enumerate(concepts, start=1):
        unit = store.addsourceunit(terms[0])
        unit.setid(f"c{number}")
        unit.set_source_terms(list(terms), source)
        unit.set_target_terms(list(translations), target)
        if definition:
            unit.addnote(definition, origin="definition")
    _save(store, path)


def read_tbx(path, source="es", target="quy"):
    with open(path, "rb") as file:
        store = tbxfile(file, sourcelanguage=source, targetlanguage=target)
    return [
        (
            [term.text for term in unit.get_source_terms()],
            [term.text for term in unit.get_target_terms()],
            unit.getnotes(origin="definition"),
        )
        for unit in store.units
    ]


def guess(path):
    """The format translate-toolkit recognizes by the file's name and content."""
    return type(factory.getobject(path)).__name__


def _write_bilingual(store, path, units):
    for number, (text, translation, note) in enumerate(units, start=1):
        unit = store.addsourceunit(text)
        unit.target = translation
        unit.setid(str(number))
        if note:
            unit.addnote(note, origin="developer")
    _save(store, path)


def _save(store, path):
    with open(path, "wb") as file:
        store.serialize(file)


def _plain(text):
    return None if text is None else str(text)
