"""A rule that makes Quechua-looking text of Spanish, so that a test knows what a fake service answers.

It is no translation: a small table for common words, and for the others a root and endings chosen by a checksum.
Numbers, placeholders, addresses and acronyms stay as they are.
"""

import re
import zlib

WORDS = {
    "el": "", "la": "", "los": "", "las": "", "un": "huk", "una": "huk", "y": "chaymanta", "o": "utaq", "de": "",
    "del": "", "a": "", "al": "", "en": "", "con": "", "por": "", "para": "", "su": "", "sus": "", "se": "", "que": "",
    "no": "mana", "sí": "arí", "hoy": "kunan", "mañana": "paqarin", "ayer": "qayna", "usted": "qam", "yo": "ñuqa",
    "gracias": "sulpayki", "señor": "taytay", "señora": "mamay", "agua": "yaku", "casa": "wasi", "niño": "warma",
    "niña": "warma", "niños": "warmakuna", "familia": "ayllu", "pueblo": "llaqta", "distrito": "llaqta",
    "persona": "runa", "personas": "runakuna", "mujer": "warmi", "hombre": "qari", "salud": "qali kay",
    "escuela": "yachay wasi", "hospital": "hampina wasi", "médico": "hampiq", "medicina": "hampi",
    "documento": "qillqa", "ley": "kamachiy", "dinero": "qullqi", "trabajo": "llamkay", "trabaja": "llamkachkan",
    "día": "punchaw", "días": "punchawkuna", "año": "wata", "mes": "killa", "nombre": "suti", "hijo": "churi",
    "hija": "wawa", "idioma": "simi", "camino": "ñan", "tierra": "allpa", "comida": "mikuy", "puerta": "punku",
    "carta": "qillqa", "ayuda": "yanapay", "derecho": "derecho", "derechos": "derechokuna", "libro": "qillqa",
    "pague": "paganayki", "lleve": "apamuy", "venga": "hamuy", "espere": "suyay", "firme": "firmay",
    "puede": "atinki", "debe": "ruwananki", "tiene": "kapusunki", "quiere": "munanki", "vive": "tiyan",
    "uno": "huk", "dos": "iskay", "tres": "kimsa", "cuatro": "tawa", "cinco": "pichqa", "diez": "chunka",
}

ROOTS = (
    "allin ayllu apamu awa chaki chinka hampi hatun hatari hamu huñuna kachka kama kausa kichka killka kuska kuti"
    " lluqsi llamka llapa llaqta maska maypi michi miku muna musuq mañaku ñawpa ñuqan paqari paqta pukllay pacha puri"
    " puñu qali qallari qatari qawa qispi qillqa rima riqsi ruwa runa rikuri saya sumaq suyu sutin taki tanta tapu"
    " tarpu tiya tuku tupa unancha uyari waqay warma wasi watu willa yacha yanapa yapa yuya yupay"
).split()
ENDINGS = ("ta", "pi", "paq", "wan", "manta", "kuna", "nchik", "qa", "pas", "man", "kama", "yuq", "sqa")
LONG_ENDINGS = (
    "chkanku", "nankupaq", "sqankuta", "kunapaq", "kunawan", "nchikpaq", "nchikkuna", "sqanmanta", "chkaptin",
    "kunapas", "spanku", "nankuta")

_KEPT = (
    r"https?://\S*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # addresses
    r"|\{[^{}]*\}|<[^<>]*>|&#?\w+;|%\d*\$?[sd@]|⟦[^⟧]*⟧"  # placeholders, tags, entities
    r"|\w*\d\w*(?:[.,:/-]\w*\d\w*)*"  # numbers, codes, dates
)
_MARKED = r"<(?P<element>\w+)\b[^<>]*>.*?</(?P=element)>"
_WORD = r"[^\W\d_]+(?:[ʼ'’][^\W\d_]+)*"
_PLAIN = re.compile(f"(?P<kept>{_KEPT})|(?P<word>{_WORD})")
_MARKUP = re.compile(f"(?P<kept>{_MARKED}|{_KEPT})|(?P<word>{_WORD})", re.DOTALL)


def expected(text, markup=False):
    """What a fake service answers to a text; with `markup` whole elements stay as they are."""

    def render(match):
        return match["kept"] or word(match["word"])

    made = (_MARKUP if markup else _PLAIN).sub(render, text)
    # Words without a counterpart leave blanks behind.
    made = re.sub(r" +(?=[ ,.;:!?)])|(?<=[(¿¡]) +", "", made).strip()
    first = re.search(r"[^\W\d_]", text)
    if first and first.group().isupper():
        made = re.sub(r"^([¿¡(\"']*)([^\W\d_])", lambda match: match[1] + match[2].upper(), made)
    return made or text


def word(text):
    """The made-up counterpart of one word, without regard to case; acronyms stay."""
    if len(text) > 1 and text.isupper():
        return text
    small = text.lower()
    if small in WORDS:
        return WORDS[small]
    number = zlib.crc32(small.encode())
    made = ROOTS[number % len(ROOTS)]
    number //= len(ROOTS)
    made += LONG_ENDINGS[number % len(LONG_ENDINGS)] if len(small) > 7 else ENDINGS[number % len(ENDINGS)]
    return made[0].upper() + made[1:] if text[0].isupper() else made


ENGLISH = (
    "The office will send an answer to every person who asked for this service before the end of the month because the"
    " people who work there have read what you wrote and they would like to thank you for your patience while they were"
    " looking for the right person to help you with it and with everything else that you may want to know about them"
).split()


def wrong_language(text):
    """An answer in English with the numbers and placeholders of the text: wrong only in its language."""
    kept = [match["kept"] for match in _PLAIN.finditer(text) if match["kept"]]
    return " ".join(ENGLISH[: max(8, len(text.split()))] + kept) + "."
