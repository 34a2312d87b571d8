import Accessibility
import Foundation
import Gateway
import MediaEngines
import TextProcessing

/// A voice as an answer tells of it.
struct VoiceUseReply: Encodable, Hashable {
    let language: String
    let voice: String
    let voiceLanguage: String
    let engine: String
    let borrowed: Bool
    let licence: String?
    let reproducible: Bool

    init(_ use: VoiceUse) {
        language = use.variety.tag
        voice = use.voice
        voiceLanguage = use.voiceVariety.tag
        engine = use.engine
        borrowed = use.isBorrowed
        licence = use.licence
        reproducible = use.isReproducible
    }
}

/// Answer of `POST /v1/speech` with `output: json`.
struct SpeechReply: Encodable {
    struct Mark: Encodable {
        let time: Int
        let type: String
        let start: Int
        let end: Int
        let value: String
        let estimated: Bool
    }

    let language: String
    let format: String
    let mediaType: String
    let milliseconds: Int
    /// Base64 (RFC 4648).
    let audio: String
    let voices: [VoiceUseReply]
    let marks: [Mark]

    init(
        _ script: SpeechScript, _ spoken: [SpokenAudio], as format: AudioFormat, unit: TextUnit
    ) async throws {
        guard format.isAvailable else {
            throw Problem.speech(.unavailableFormat(format.rawValue), pointer: "/format")
        }
        language = script.language.tag
        self.format = format.rawValue
        mediaType = format.mediaType
        audio = Data(try await script.encoded(spoken, as: format)).base64EncodedString()
        var uses: [VoiceUseReply] = []
        for use in spoken.map({ VoiceUseReply($0.use) }) where !uses.contains(use) { uses.append(use) }
        voices = uses
        let timeline = script.timeline(spoken)
        milliseconds = timeline.milliseconds
        let writer = SpeechMarkWriter(source: script.source, unit: unit)
        marks = timeline.marks.map { mark in
            let range = writer.offsets(of: mark)
            return Mark(
                time: mark.time, type: mark.kind.rawValue, start: range.lowerBound, end: range.upperBound,
                value: mark.value, estimated: mark.isEstimated)
        }
    }
}

/// Answer of `GET /v1/voices`.
struct VoicesReply: Encodable {
    struct Voice: Encodable {
        let name: String
        let engine: String
        let language: String
        let lentTo: [String]
        let licence: String?
        let reproducible: Bool
        let wordTimes: Bool
    }

    struct Recognizer: Encodable {
        let name: String
        let languages: [String]
    }

    let voices: [Voice]
    let recognizers: [Recognizer]
    let formats: [String]
    /// Why an engine of the gateway's own is missing, and what mends it.
    let remedy: String?

    init(_ speech: SpeechServices?) {
        voices = (speech?.speaker.engines ?? []).flatMap { engine in
            engine.voices.map { voice in
                Voice(
                    name: voice.name, engine: engine.name, language: voice.variety.tag,
                    lentTo: voice.lentTo.map(\.tag), licence: voice.licence, reproducible: voice.isReproducible,
                    wordTimes: engine is EspeakEngine)
            }
        }
        recognizers = (speech?.recognizers ?? []).map { recognizer in
            Recognizer(name: recognizer.name, languages: recognizer.varieties.map(\.tag))
        }
        formats = AudioFormat.available.map(\.rawValue)
        remedy = speech?.remedy
    }
}
