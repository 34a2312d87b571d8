import Accessibility
import TextProcessing

/// Finds the voices for a language among engines that are tried in order.
struct VoiceChoice: Sendable {
    /// A voice and the engine that has it.
    struct Candidate: Sendable {
        var engine: any SpeechEngine
        var voice: SpeechVoice
        var isBorrowed: Bool

        /// How its use is told.
        func use(for variety: LanguageVariety) -> VoiceUse {
            VoiceUse(variety: variety, voice: voice, engine: engine.name, isBorrowed: isBorrowed)
        }
    }

    /// The engines, the first one preferred.
    let engines: [any SpeechEngine]

    /// The voices to try for a language, one of each engine at most, the best first.
    ///
    /// The voice that was asked for comes first where it speaks the language. Then voices of the language itself come
    /// before borrowed ones, earlier engines before later ones, and within an engine the same region before another.
    ///
    /// - Parameters:
    ///   - variety: Language of a sentence.
    ///   - name: Voice that was asked for, `voice` or `engine/voice`, or nil.
    /// - Returns: The candidates; at least one.
    /// - Throws: ``SpeechError/unknownVoice(_:)`` or ``SpeechError/noVoice(_:)``.
    func candidates(for variety: LanguageVariety, named name: String?) throws(SpeechError) -> [Candidate] {
        var found: [(rank: (Int, Int, Int, Int), candidate: Candidate)] = []
        var isKnown = name == nil
        for (place, engine) in engines.enumerated() {
            for voice in engine.voices {
                let isNamed = name == voice.name || name == "\(engine.name)/\(voice.name)"
                isKnown = isKnown || isNamed
                guard let match = Self.match(voice, variety) else { continue }
                let candidate = Candidate(engine: engine, voice: voice, isBorrowed: match.isBorrowed)
                found.append(((isNamed ? 0 : 1, match.isBorrowed ? 1 : 0, place, match.distance), candidate))
            }
        }
        if let name, !isKnown { throw .unknownVoice(name) }
        var engines: Set<String> = []
        // The sort keeps the order of an engine's voices among equals.
        let ordered = found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        let candidates = ordered.map(\.element.candidate).filter { engines.insert($0.engine.name).inserted }
        if candidates.isEmpty { throw .noVoice(variety) }
        return candidates
    }

    /// How near a voice is to a language, or nil when it does not speak it.
    private static func match(_ voice: SpeechVoice, _ asked: LanguageVariety) -> (isBorrowed: Bool, distance: Int)? {
        if voice.variety == asked { return (false, 0) }
        if voice.variety.language == asked.language { return (false, asked.region == nil ? 1 : 2) }
        if macrolanguage(of: voice.variety) == asked.language { return (false, 3) }
        if voice.lentTo.contains(where: { $0 == asked || $0 == asked.withoutRegion }) { return (true, 0) }
        if voice.lentTo.contains(where: { macrolanguage(of: $0) == asked.language }) { return (true, 1) }
        return nil
    }

    private static func macrolanguage(of variety: LanguageVariety) -> String? {
        VarietyRegistry.entry(forSubtag: variety.language)?.macrolanguage
    }
}

private func < (left: ((Int, Int, Int, Int), Int), right: ((Int, Int, Int, Int), Int)) -> Bool {
    left.0 == right.0 ? left.1 < right.1 : left.0 < right.0
}
