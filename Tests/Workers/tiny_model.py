#!/usr/bin/env python3
"""Makes a tiny CTranslate2 model that is known by heart: usage: tiny_model.py nllb|opus FOLDER

A Transformer of one layer with weights set by hand: the cross attention of output position p looks at source position
p only, and the projection names the translation of what it sees there. So it translates word for word by WORDS, copies
every other piece, and ends where the source ends. The pieces are trained on the units in corpora/civic.
"""
import csv
import pathlib
import sys

import ctranslate2
import numpy
import sentencepiece

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORDS = {"▁casa": "▁wasi", "▁agua": "▁yaku", "▁camino": "▁ñan"}
LANGUAGES = ["spa_Latn", "quy_Latn", "ayr_Latn"]
POSITIONS = 64


def train_pieces(folder):
    """A unigram model of the Spanish and Quechua units in which the words of the dictionary are pieces."""
    with open(ROOT / "corpora/civic/units.tsv", encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("# ")), delimiter="\t", quoting=csv.QUOTE_NONE)
        sentences = [text for row in rows for text in (row["es"], row["quy"]) if text]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences), model_prefix=str(folder / "pieces"), vocab_size=160, num_threads=1,
        user_defined_symbols=[*WORDS, *WORDS.values()], minloglevel=2)
    return folder / "pieces.model"


def norm(spec, width, ones):
    """A layer normalization that undoes itself for vectors of this many ones among zeros."""
    mean = ones / width
    spec.gamma = numpy.full(width, numpy.sqrt(mean - mean * mean + 1e-5), dtype=numpy.float32)
    spec.beta = numpy.full(width, mean, dtype=numpy.float32)


def linear(spec, weight):
    spec.weight = weight.astype(numpy.float32)
    spec.bias = numpy.zeros(weight.shape[0], dtype=numpy.float32)


def silence(layer, width, ones):
    """Self attention and feed-forward that add nothing to what passes by them."""
    norm(layer.self_attention.layer_norm, width, ones)
    linear(layer.self_attention.linear[0], numpy.zeros((3 * width, width)))
    linear(layer.self_attention.linear[1], numpy.zeros((width, width)))
    norm(layer.ffn.layer_norm, width, ones)
    linear(layer.ffn.linear_0, numpy.zeros((8, width)))
    linear(layer.ffn.linear_1, numpy.zeros((width, 8)))


def make_model(kind, folder):
    folder.mkdir(parents=True, exist_ok=True)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(train_pieces(folder)))
    tokens = ["<unk>", "<s>", "</s>"] + [pieces.id_to_piece(index) for index in range(3, pieces.get_piece_size())]
    if kind == "nllb":
        tokens += LANGUAGES
    number = {token: index for index, token in enumerate(tokens)}
    size = len(tokens)
    # A state is a one for the token read, a one for its position, and in the decoder a one for the token to write.
    token, position, written = slice(0, size), slice(size, size + POSITIONS), slice(size + POSITIONS, 2 * size + POSITIONS)
    width = 2 * size + POSITIONS

    spec = ctranslate2.specs.TransformerSpec.from_config(1, 1, pre_norm=True)
    embeddings = numpy.eye(size, width, dtype=numpy.float32)
    places = numpy.zeros((POSITIONS, width), dtype=numpy.float32)
    places[:, position] = numpy.eye(POSITIONS)
    spec.encoder.embeddings[0].weight = embeddings
    spec.decoder.embeddings.weight = embeddings
    for part in (spec.encoder, spec.decoder):
        part.scale_embeddings = False
        part.position_encodings.encodings = places
        silence(part.layer[0], width, 2)
        norm(part.layer_norm, width, 2)

    query = numpy.zeros((width, width))
    query[position, position] = 50 * numpy.sqrt(width) * numpy.eye(POSITIONS)
    key_value = numpy.zeros((2 * width, width))
    key_value[position, position] = numpy.eye(POSITIONS)
    for source, index in number.items():
        key_value[width + written.start + number[WORDS.get(source, source)], index] = 1
    attention = spec.decoder.layer[0].attention
    norm(attention.layer_norm, width, 2)
    linear(attention.linear[0], query)
    linear(attention.linear[1], key_value)
    linear(attention.linear[2], numpy.eye(width))
    # The feed-forward and the last normalization see the third one as well.
    norm(spec.decoder.layer[0].ffn.layer_norm, width, 3)
    norm(spec.decoder.layer_norm, width, 3)
    projection = numpy.zeros((size, width))
    projection[:, written] = 20 * numpy.eye(size)
    linear(spec.decoder.projection, projection)

    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
    spec.config.decoder_start_token = "</s>"
    spec.config.add_source_eos = kind != "nllb"
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.optimize()
    spec.save(str(folder))
    names = {"nllb": ["sentencepiece.bpe.model"], "opus": ["source.spm", "target.spm"], "marian": ["vocab.spm"]}[kind]
    for name in names:
        (folder / name).write_bytes((folder / "pieces.model").read_bytes())


if __name__ == "__main__":
    make_model(sys.argv[1], pathlib.Path(sys.argv[2]))
