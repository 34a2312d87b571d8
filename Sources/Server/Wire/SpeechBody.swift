import Accessibility
import Gateway
import Hummingbird
import MediaEngines
import TextProcessing

/// Body of `POST /v1/speech`.
struct SpeechBody: Sendable {
    /// What is answered.
    enum Output: String, CaseIterable, Sendable {
        /// The audio itself.
        case audio
        /// JSON with the audio in base64, voices and marks.
        case json
        /// Speech marks, one JSON object a line.
        case marks
        /// WebVTT of the speech.
        case vtt
        /// SubRip of the speech.
        case srt
        /// A page that shows what is heard.
        case html
    }

    private static let fields = [
        "text", "ssml", "language", "voice", "format", "rate", "pitch", "volume", "output", "offsetUnit", "noStore",
    ]

    let source: SpeechServices.Source
    let language: String?
    let voice: String?
    let format: AudioFormat
    let prosody: Prosody
    let output: Output
    let offsetUnit: String?
    let isStored: Bool

    /// Reads a body; a failure names the field.
    init(_ buffer: ByteBuffer) throws(Problem) {
        var texts: [String: String] = [:]
        var numbers: [String: Double] = [:]
        var isStored = true
        for member in try WireCoding.members(of: buffer) {
            let pointer = "/\(member.name)"
            switch member.name {
            case "rate": numbers["rate"] = try Self.number(member.value, pointer, within: 0.25...4)
            case "pitch": numbers["pitch"] = try Self.number(member.value, pointer, within: 0.5...2)
            case "volume": numbers["volume"] = try Self.number(member.value, pointer, within: 0...2)
            case "noStore": isStored = !(try WireCoding.boolean(member.value, pointer) ?? false)
            default:
                guard Self.fields.contains(member.name) else {
                    throw .unknownField(member.name, in: "", known: Self.fields)
                }
                texts[member.name] = try WireCoding.text(member.value, pointer)
            }
        }
        switch (texts["text"], texts["ssml"]) {
        case (let text?, nil): source = .text(text)
        case (nil, let markup?): source = .ssml(markup)
        case (nil, nil): throw .missing("/text")
        default:
            throw Problem(
                .invalidField, es: "Use /text o /ssml, no ambos.", en: "Use /text or /ssml, not both.",
                pointer: "/ssml")
        }
        language = texts["language"]
        voice = texts["voice"]
        format = try Self.choice(texts["format"], "/format", default: .wav)
        output = try Self.choice(texts["output"], "/output", default: .audio)
        prosody = Prosody(rate: numbers["rate"] ?? 1, pitch: numbers["pitch"] ?? 1, volume: numbers["volume"] ?? 1)
        offsetUnit = texts["offsetUnit"]
        self.isStored = isStored
    }

    /// The number of a field; nil for `null`.
    static func number(
        _ value: JSONValue, _ pointer: String, within range: ClosedRange<Double>
    ) throws(Problem) -> Double? {
        if value == .null { return nil }
        guard case .number(let text) = value, let number = Double(text) else { throw .wrongType(pointer) }
        guard range.contains(number) else {
            let (least, most) = (range.lowerBound, range.upperBound)
            throw Problem(
                .invalidField, es: "\(pointer): de \(least) a \(most).", en: "\(pointer): from \(least) to \(most).",
                pointer: pointer)
        }
        return number
    }

    /// A value of a list; nil for none.
    static func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String?, _ pointer: String, default preset: Choice
    ) throws(Problem) -> Choice where Choice.RawValue == String {
        guard let text else { return preset }
        guard let choice = Choice(rawValue: text) else {
            let list = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem(
                .invalidField, es: "\(pointer): uno de \(list).", en: "\(pointer): one of \(list).", pointer: pointer)
        }
        return choice
    }
}
