#!/usr/bin/env python3
"""A translation worker on CTranslate2 and SentencePiece: JSON lines in, JSON lines out (docs/worker-protocol.md).

One thread, one model, no network, no state between requests. The model folder is what CTranslate2's converters write,
with the SentencePiece models beside model.bin. Nothing that is printed besides the protocol contains a text.
"""
import argparse
import json
import math
import os
import pathlib
import re
import sys
import time

PROTOCOL = 1
MAXIMUM_LINE = 1_048_576
NLLB_PIECES = ("sentencepiece.bpe.model", "flores200_sacrebleu_tokenizer_spm.model", "spm.model")
NLLB_LANGUAGE = re.compile(r"[a-z]{3}_[A-Z][a-z]{3}")


class Refusal(Exception):
    """A request or segment that gets an error with this code."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code

    def wire(self):
        return {"code": self.code, "message": str(self)}


def fail(message):
    """Ends the start: the gateway shows this line to the operator."""
    print(f"chaka_ct2_worker: {message}", file=sys.stderr, flush=True)
    sys.exit(2)


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True, type=pathlib.Path, help="folder with model.bin")
    parser.add_argument("--kind", required=True, choices=["nllb", "opus", "marian"])
    parser.add_argument("--sources", help="codes of the source languages, separated by commas; not for nllb")
    parser.add_argument("--targets", help="codes of the target languages, separated by commas; not for nllb")
    parser.add_argument("--multilingual", action="store_true", help="a token >>target<< stands before the source")
    parser.add_argument("--source-pieces", type=pathlib.Path, help="SentencePiece model of the source")
    parser.add_argument("--target-pieces", type=pathlib.Path, help="SentencePiece model of the target")
    parser.add_argument("--compute-type", default="int8")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--max-batch", type=int, default=32, help="sentences translated together")
    parser.add_argument("--max-tokens", type=int, default=256, help="longest sentence, in pieces")
    parser.add_argument("--licence", help="licence of the weights; NLLB-200: CC-BY-NC-4.0")
    parser.add_argument("--non-commercial", action="store_true", help="the weights forbid commercial use")
    options = parser.parse_args(arguments)
    if options.kind == "nllb":
        # Meta publishes the weights of NLLB-200 under this licence only.
        options.licence = options.licence or "CC-BY-NC-4.0"
        options.non_commercial = True
    elif not options.sources or not options.targets:
        parser.error(f"--kind {options.kind} needs --sources and --targets")
    if min(options.threads, options.beam, options.max_batch, options.max_tokens) < 1:
        parser.error("--threads, --beam, --max-batch and --max-tokens are at least 1")
    return options


class Engine:
    """A loaded model with its pieces."""

    def __init__(self, options):
        import ctranslate2
        import sentencepiece

        self.options = options
        folder = options.model
        if not (folder / "model.bin").is_file():
            fail(f"{folder} has no model.bin; convert the model with ct2-transformers-converter first")
        source, target = self._piece_files(folder)
        self.source_pieces = sentencepiece.SentencePieceProcessor(model_file=str(source))
        self.target_pieces = sentencepiece.SentencePieceProcessor(model_file=str(target))
        try:
            configuration = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            self.translator = ctranslate2.Translator(
                str(folder), device="cpu", compute_type=options.compute_type, inter_threads=1,
                intra_threads=options.threads)
        except (OSError, RuntimeError, ValueError) as error:
            fail(f"{folder} cannot be loaded: {error}")
        self.marks = {"<s>", "</s>", "<pad>"}
        # Converters disagree on who ends the source; the model says it.
        self.ends_source = not configuration.get("add_source_eos", False)
        self.name = f"ctranslate2 {ctranslate2.__version__}"
        if options.kind == "nllb":
            self.sources = self.targets = self._nllb_languages(folder)
            self.marks.update(self.targets)
        else:
            self.sources, self.targets = options.sources.split(","), options.targets.split(",")

    def _piece_files(self, folder):
        kind = self.options.kind
        names = {"nllb": NLLB_PIECES, "opus": ("source.spm",), "marian": ("vocab.spm", "source.spm")}[kind]
        source = self.options.source_pieces or next(
            (folder / name for name in names if (folder / name).is_file()), folder / names[0])
        names = {"nllb": (source.name,), "opus": ("target.spm",), "marian": ("vocab.spm", "target.spm")}[kind]
        target = self.options.target_pieces or next(
            (folder / name for name in names if (folder / name).is_file()),
            source if kind == "nllb" else folder / names[0])
        for file in (source, target):
            if not file.is_file():
                fail(f"{file} is missing; copy the SentencePiece model of the original there")
        return source, target

    @staticmethod
    def _nllb_languages(folder):
        for name in ("shared_vocabulary.json", "source_vocabulary.json"):
            if (folder / name).is_file():
                tokens = json.loads((folder / name).read_text(encoding="utf-8"))
                return [token for token in tokens if NLLB_LANGUAGE.fullmatch(token)]
        fail(f"{folder} has no vocabulary in JSON; convert the model with CTranslate2 4 or newer")

    def hello(self):
        message = {
            "type": "hello", "protocol": PROTOCOL, "engine": self.name, "model": self.options.model.resolve().name,
            "non_commercial": self.options.non_commercial,
            "directions": [{"sources": self.sources, "targets": self.targets}],
        }
        if self.options.licence:
            message["licence"] = self.options.licence
        return message

    def encode(self, text, source, target):
        """The pieces of a sentence as the model reads them."""
        pieces = self.source_pieces.encode(text, out_type=str)
        if not pieces:
            raise Refusal("refused-input", "nothing to translate")
        if len(pieces) > self.options.max_tokens:
            raise Refusal("too-long", f"more than {self.options.max_tokens} pieces")
        if self.options.kind == "nllb":
            pieces = [source, *pieces]
        elif self.options.multilingual:
            pieces = [f">>{target}<<", *pieces]
        return [*pieces, "</s>"] if self.ends_source else pieces

    def translate(self, texts, source, target, alternatives, expired):
        """A result or a Refusal for each text, in order; `expired` is asked between batches."""
        if source not in self.sources or target not in self.targets or source == target:
            raise Refusal("unknown-direction", "not a direction of this model")
        results = [None] * len(texts)
        pending = []
        for index, text in enumerate(texts):
            try:
                pending.append((index, self.encode(text, source, target)))
            except Refusal as refusal:
                results[index] = refusal
        # Sentences of like length share a batch without much padding.
        pending.sort(key=lambda entry: (len(entry[1]), entry[0]))
        for start in range(0, len(pending), self.options.max_batch):
            batch = pending[start:start + self.options.max_batch]
            if expired():
                answers = [Refusal("deadline-exceeded", "not begun in time")] * len(batch)
            else:
                answers = self._translate_batch([pieces for _, pieces in batch], target, alternatives)
            for (index, _), answer in zip(batch, answers):
                results[index] = answer
        return results

    def _translate_batch(self, batch, target, alternatives):
        is_prefixed = self.options.kind == "nllb"
        count = min(alternatives + 1, self.options.beam)
        # A model that loops is stopped at a length that no translation has.
        longest = 3 * max(len(pieces) for pieces in batch) + 10
        answers = self.translator.translate_batch(
            batch, target_prefix=[[target]] * len(batch) if is_prefixed else None, beam_size=self.options.beam,
            num_hypotheses=count, return_scores=True, max_decoding_length=longest)
        return [self._result(answer) for answer in answers]

    def _result(self, answer):
        texts = [
            self.target_pieces.decode([piece for piece in pieces if piece not in self.marks])
            for pieces in answer.hypotheses]
        # Scores are mean log probabilities of a token; rounding may lift them over 0.
        result = {"text": texts[0], "score": round(math.exp(min(0.0, answer.scores[0])), 6)}
        if texts[1:]:
            result["alternatives"] = texts[1:]
        return result


def lines(stream):
    """Lines of the input without their ends; None stands for one that is too long."""
    while line := stream.readline(MAXIMUM_LINE + 1):
        if len(line) <= MAXIMUM_LINE or line.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAXIMUM_LINE)
        yield None


def texts_of(request):
    """Checks the fields of a request that are used."""
    segments = request.get("segments")
    if not isinstance(segments, list) or not all(
            isinstance(segment, dict) and isinstance(segment.get("text"), str) for segment in segments):
        raise Refusal("malformed-request", "segments is a list of objects with a text")
    for name in ("source", "target"):
        if not isinstance(request.get(name), str):
            raise Refusal("malformed-request", f"{name} is a language code")
    for name in ("deadline_ms", "alternatives"):
        value = request.get(name, 0)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
            raise Refusal("malformed-request", f"{name} is a number")
    return [segment["text"] for segment in segments]


def answer(engine, request, received):
    """The reply to one translate request."""
    try:
        texts = texts_of(request)
        limit = request.get("deadline_ms")
        results = engine.translate(
            texts, request["source"], request["target"], int(request.get("alternatives", 0)),
            lambda: limit is not None and (time.monotonic() - received) * 1000 >= limit)
        results = [{"error": item.wire()} if isinstance(item, Refusal) else item for item in results]
        return {"type": "result", "id": request["id"], "results": results}
    except Refusal as refusal:
        return {"type": "result", "id": request["id"], "error": refusal.wire()}
    except (RuntimeError, ValueError, MemoryError) as error:
        code = "out-of-memory" if isinstance(error, MemoryError) else "internal"
        # The engine's own message may quote its input.
        return {"type": "result", "id": request["id"], "error": {"code": code, "message": type(error).__name__}}


def serve(engine, stream, say):
    """Answers requests in their order until the input ends or the gateway says so."""
    say(engine.hello())
    for line in lines(stream):
        try:
            request = json.loads(line) if line is not None else None
        except ValueError:
            request = None
        if not isinstance(request, dict):
            print("chaka_ct2_worker: skipped a line that is no JSON object", file=sys.stderr, flush=True)
        elif request.get("type") == "shutdown":
            return
        elif isinstance(request.get("id"), int):
            if request.get("type") == "ping":
                say({"type": "pong", "id": request["id"]})
            elif request.get("type") == "translate":
                say(answer(engine, request, time.monotonic()))


def main():
    options = parse(sys.argv[1:])
    # Whatever a library prints must not get among the protocol's lines.
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def say(message):
        output.write(json.dumps(message, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        output.flush()

    try:
        serve(Engine(options), sys.stdin.buffer, say)
    except BrokenPipeError:
        # Nobody reads any more; there is nothing left to say on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())


if __name__ == "__main__":
    main()
