import Accessibility
import Dispatch
import Gateway
import HTTPTypes
import Hummingbird
import MediaEngines
import TextProcessing

/// A text that is ready to be spoken: its sentences, and what an answer tells of them.
struct SpeechScript: Sendable {
    let speech: SpeechServices
    let sentences: [SpokenSentence]
    let source: SpokenSource
    /// Language that was taken for the whole text.
    let language: LanguageVariety
    /// Unicode scalars as they are said.
    let characterCount: Int
    /// The field that holds the text.
    let pointer: String

    /// Prepares a text; takes milliseconds for long ones.
    init(
        _ source: SpeechServices.Source, language: LanguageVariety?, pointer: String, _ speech: SpeechServices
    ) throws(SpeechServices.SourceError) {
        self.speech = speech
        self.pointer = pointer
        let prepared = try speech.sentences(of: source, language: language)
        sentences = prepared.sentences
        self.language = prepared.language
        self.source = prepared.source
        var count = 0
        for sentence in sentences {
            for case .word(let word) in sentence.parts { count += word.spoken.unicodeScalars.count }
        }
        characterCount = count
    }

    /// The times of what was spoken.
    func timeline(_ spoken: [SpokenAudio]) -> SpeechTimeline {
        var timeline = SpeechTimeline(source: source)
        for sentence in spoken { timeline.append(sentence.sentence, sentence.audio) }
        return timeline
    }

    /// A whole file, encoded off the event loop.
    func encoded(_ spoken: [SpokenAudio], as format: AudioFormat) async throws -> [UInt8] {
        let audio = spoken.map(\.audio)
        do {
            return try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async {
                    continuation.resume(with: Result { try AudioEncoder.encode(audio, as: format) })
                }
            }
        } catch let error as SpeechError {
            throw Problem.speech(error, pointer: pointer)
        }
    }

    private static let voicesField: HTTPField.Name = {
        guard let name = HTTPField.Name("Chaka-Voices") else { preconditionFailure("a valid field name") }
        return name
    }()

    /// Says in the head which voice speaks which language, a list of RFC 8941: `ayr;voice="qu";engine="espeak-ng";borrowed`.
    func disclose(in response: inout Response, voice: String?) {
        var items: [String] = []
        var languages: [LanguageVariety] = []
        for sentence in sentences where !languages.contains(sentence.variety) {
            languages.append(sentence.variety)
            // A sentence in a language without a voice has failed before.
            guard let use = try? speech.speaker.voices(for: sentence.variety, named: voice).first else { continue }
            items.append(
                "\(use.variety.tag);voice=\"\(use.voice)\";engine=\"\(use.engine)\""
                    + (use.isBorrowed ? ";borrowed" : ""))
        }
        if !items.isEmpty { response.headers[Self.voicesField] = items.joined(separator: ", ") }
        response.headers[.contentLanguage] = (languages.isEmpty ? [language] : languages).map(\.tag)
            .joined(separator: ", ")
    }
}

extension SpeechServices.Source {
    /// What the citizen sent.
    var characters: String {
        switch self {
        case .text(let text), .ssml(let text): text
        }
    }
}
