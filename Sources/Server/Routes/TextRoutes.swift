import Gateway
import Hummingbird
import TextProcessing
import Translation

/// `POST /v1/identify`, `/v1/normalize`, `/v1/segment`, `/v1/analyze`: the text tools by themselves.
struct TextRoutes: Sendable {
    let services: GatewayServices
    let reader: RequestReader

    private struct SpanReply: Encodable {
        let range: RangeReply
        let guesses: [GuessReply]
    }

    private struct IdentifyReply: Encodable {
        let language: String
        let confidence: Double
        let reliable: Bool
        let guesses: [GuessReply]
        let spans: [SpanReply]
    }

    /// Ranked guesses for the text and for its parts.
    func identify(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let (body, unit) = try await read(request, options: [])
        let identification = services.text.stages.identifier.identify(body.text)
        let range = unit.converter(for: body.text)
        return try WireCoding.response(
            IdentifyReply(
                language: identification.best.variety.tag, confidence: rounded(identification.best.confidence),
                reliable: identification.isReliable, guesses: identification.guesses.map(GuessReply.init),
                spans: services.text.stages.identifier.spans(in: body.text).map {
                    SpanReply(range: range($0.range.range), guesses: $0.guesses.map(GuessReply.init))
                }))
    }

    private struct NormalizeReply: Encodable {
        let text: String
        let profile: String?
        let edits: [EditReply]
        let firings: [String: Int]?
    }

    /// The normalized text, or the text converted by an orthography profile, with every change.
    func normalize(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let (body, unit) = try await read(request, options: ["language", "profile"])
        let language = try body.language.map { tag throws(Problem) in try reader.variety(tag, pointer: "/language") }
        let normalized = services.text.stages.normalizer.normalize(body.text, language: language ?? .undetermined)
        guard let profile = body.profile else {
            return try reply(normalized.text, normalized.edits, of: body.text, unit: unit)
        }
        guard let converter = services.text.orthographies.converters[profile] else {
            let known = services.text.orthographies.converters.keys.sorted().joined(separator: ", ")
            throw Problem(
                .unknownProfile, es: "/profile: uno de \(known).", en: "/profile: one of \(known).", pointer: "/profile"
            )
        }
        // The edits of a conversion refer to the normalized text, which is what the profile's rules were written for.
        let conversion = converter.convert(normalized.text)
        return try reply(
            conversion.text, conversion.edits, of: normalized.text, unit: unit, profile: profile,
            firings: conversion.firingCounts)
    }

    private func reply(
        _ text: String, _ edits: [NormalizationEdit], of original: String, unit: OffsetUnit, profile: String? = nil,
        firings: [String: Int]? = nil
    ) throws -> Response {
        let (originalRange, normalizedRange) = (unit.converter(for: original), unit.converter(for: text))
        return try WireCoding.response(
            NormalizeReply(
                text: text, profile: profile,
                edits: edits.map { EditReply($0, original: originalRange, normalized: normalizedRange) },
                firings: firings))
    }

    private struct SentenceReply: Encodable {
        let range: RangeReply
        let text: String
        let tokens: [TokenReply]
    }

    private struct TokenReply: Encodable {
        let range: RangeReply
        let text: String
        let kind: String
    }

    private struct SegmentsReply: Encodable {
        let language: String
        let sentences: [SentenceReply]
    }

    /// Sentences and their tokens; ranges refer to the text as received.
    func segment(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let (body, unit) = try await read(request, options: ["language"])
        let language =
            try body.language.map { tag throws(Problem) in try reader.variety(tag, pointer: "/language") }
            ?? services.text.stages.identifier.identify(body.text).best.variety
        let normalized = services.text.stages.normalizer.normalize(body.text, language: language)
        let range = unit.converter(for: body.text)
        let sentences = services.text.stages.splitter.sentences(in: normalized.text, language: language).map {
            sentence in
            let text = String(normalized.text[utf8: sentence])
            let tokens = services.text.tokenizer.tokens(in: text, language: language).map { token in
                let place = ByteRange<NormalizedForm>(
                    sentence.lowerBound + token.range.lowerBound, sentence.lowerBound + token.range.upperBound)
                return TokenReply(
                    range: range(normalized.originalRange(of: place).range), text: String(text[utf8: token.range]),
                    kind: token.kind.rawValue)
            }
            return SentenceReply(
                range: range(normalized.originalRange(of: sentence).range), text: text, tokens: tokens)
        }
        return try WireCoding.response(SegmentsReply(language: language.tag, sentences: sentences))
    }

    private struct AnalyzeReply: Encodable {
        let language: String
        let words: [WordReply]
    }

    private struct WordReply: Encodable {
        let range: RangeReply
        let word: String
        let analyses: [AnalysisReply]
    }

    private struct AnalysisReply: Encodable {
        let segmented: String
        let glossed: String
        let guess: Bool
        let score: Double
        let morphemes: [MorphemeReply]
    }

    private struct MorphemeReply: Encodable {
        let form: String
        let underlying: String
        let gloss: String
    }

    /// Interlinear glosses of every word (Leipzig Glossing Rules, 2015).
    func analyze(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let (body, unit) = try await read(request, options: ["language"])
        let asked = try body.language.map { tag throws(Problem) in try reader.variety(tag, pointer: "/language") }
        guard let (variety, analyzer) = services.text.analyzer(for: asked, text: body.text) else {
            let known = services.text.morphology.varieties.map(\.tag).joined(separator: ", ")
            throw Problem(
                .noGrammar, es: "/language: hay gramática de \(known).",
                en: "/language: there are grammars of \(known).",
                pointer: "/language")
        }
        let normalized = services.text.stages.normalizer.normalize(body.text, language: variety)
        let range = unit.converter(for: body.text)
        let glossLanguage = request.messageLanguage.rawValue
        let words = services.text.tokenizer.tokens(in: normalized.text, language: variety)
            .filter { $0.kind == .word }.map { token in
                let word = String(normalized.text[utf8: token.range])
                return WordReply(
                    range: range(normalized.originalRange(of: token.range).range), word: word,
                    analyses: analyzer.analyses(of: word).map { analysis in
                        let lines = analysis.interlinear(glossLanguage: glossLanguage)
                        return AnalysisReply(
                            segmented: lines.segmented, glossed: lines.glossed, guess: analysis.isGuess,
                            score: rounded(analysis.score),
                            morphemes: analysis.morphemes.map {
                                MorphemeReply(form: $0.form, underlying: $0.underlying, gloss: $0.gloss)
                            })
                    })
            }
        return try WireCoding.response(AnalyzeReply(language: variety.tag, words: words))
    }

    private func read(_ request: Request, options: [String]) async throws -> (TextBody, OffsetUnit) {
        let body = try TextBody(try await reader.jsonBody(of: request), options: options)
        try reader.checkLength(body.text, pointer: "/text")
        return (body, try reader.offsetUnit(body.offsetUnit))
    }
}
