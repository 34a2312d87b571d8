/// Converts text of one Quechua variety into another by the rules of `lexicons/orthography`, word by word.
///
/// A word is brought to small letters, led through the profiles of the way, and gets its case back: capitals
/// throughout, or a capital at its start. A word with capitals elsewhere (`iPhone`) stays. What reads Cusco Quechua
/// for Chanka also needs ``QuechuaGenitiveRepair``, whose word list is the vocabulary of Chanka text.
public struct VarietyConverter: Sendable {
    /// Variety of the texts.
    public let from: LanguageVariety
    /// Variety of the outcome.
    public let to: LanguageVariety
    /// Names of all counters in order, `PROFILE/RULE`.
    public let ruleNames: [String]
    private let profiles: [OrthographyConverter]
    private let genitive: QuechuaGenitiveRepair?

    /// The conversions there are: what to apply, in order.
    public static func profileIDs(from: LanguageVariety, to: LanguageVariety) -> [String]? {
        switch (from.language, to.language) {
        case ("quz", "quy"): ["quz-to-quy"]
        case ("quh", "quy"): ["quh-to-quz", "quz-to-quy"]
        case ("quh", "quz"): ["quh-to-quz", "quz-five-to-three"]
        case ("quy", "quz"): ["quy-to-quz"]
        default: nil
        }
    }

    /// Prepares a conversion.
    ///
    /// - Parameters:
    ///   - catalog: The profiles of `lexicons/orthography`.
    ///   - from: Variety of the texts: `quz`, `quh` or `quy`.
    ///   - to: Variety asked for.
    ///   - knownWords: Words of the target variety in small letters, for the genitive; may be empty.
    /// - Throws: ``OrthographyError/unknownProfile(id:)`` when there is no such conversion.
    public init(
        catalog: OrthographyCatalog, from: LanguageVariety, to: LanguageVariety = .chankaQuechua,
        knownWords: Set<String> = []
    ) throws(OrthographyError) {
        guard let ids = Self.profileIDs(from: from, to: to) else {
            throw .unknownProfile(id: "\(from.tag)-to-\(to.tag)")
        }
        var profiles: [OrthographyConverter] = []
        for id in ids { profiles.append(try catalog.converter(id)) }
        self.from = from
        self.to = to
        self.profiles = profiles
        genitive = to.language == "quy" ? QuechuaGenitiveRepair(knownWords: knownWords) : nil
        ruleNames =
            profiles.flatMap { converter in converter.profile.ruleNames.map { "\(converter.profile.id)/\($0)" } }
            + (genitive == nil ? [] : [QuechuaGenitiveRepair.name])
    }

    /// Converts one text.
    ///
    /// - Parameter text: Any text; it is normalized first.
    /// - Returns: The text, and how many words each rule changed, zero included.
    public func convert(_ text: String) -> (text: String, firings: [String: Int]) {
        let outcome = convert([text])
        return (outcome.texts[0], outcome.firings)
    }

    /// Converts many texts; equal words are converted once.
    ///
    /// - Parameter texts: Any texts; they are normalized first.
    /// - Returns: The texts in the same order, and how many words each rule changed, zero included.
    public func convert(_ texts: [String]) -> (texts: [String], firings: [String: Int]) {
        let normalizer = Normalizer()
        var known: [String: Word] = [:]
        var counts = [Int](repeating: 0, count: ruleNames.count)
        let converted = texts.map { text -> String in
            var normal = normalizer.normalize(text, language: from).text
            let output = normal.withUTF8 { bytes -> [UInt8]? in
                let ranges = OrthographyPieces.ranges(in: bytes, scope: .word)
                var output: [UInt8] = []
                output.reserveCapacity(bytes.count + 8)
                var copied = 0
                for range in ranges {
                    let original = String(decoding: bytes[range], as: UTF8.self)
                    let word = known[original] ?? convert(word: original)
                    known[original] = word
                    if word.rules.isEmpty { continue }
                    for rule in word.rules { counts[rule] += 1 }
                    output.append(contentsOf: bytes[copied..<range.lowerBound])
                    output.append(contentsOf: word.text.utf8)
                    copied = range.upperBound
                }
                if copied == 0 { return nil }
                output.append(contentsOf: bytes[copied...])
                return output
            }
            return output.map { String(decoding: $0, as: UTF8.self) } ?? normal
        }
        return (converted, Dictionary(zip(ruleNames, counts), uniquingKeysWith: +))
    }

    private struct Word {
        var text: String
        var rules: [Int] = []
    }

    private func convert(word original: String) -> Word {
        let shape = LetterCase(of: original)
        if shape == .mixed { return Word(text: original) }
        var parts = [original.lowercased()]
        var rules: [Int] = []
        var first = 0
        for converter in profiles {
            let names = converter.profile.ruleNames
            var next: [String] = []
            for part in parts {
                let outcome = converter.converted(word: part)
                rules += outcome.rules.compactMap { names.firstIndex(of: $0) }.map { $0 + first }
                next += outcome.word.split(separator: " ").map(String.init)
            }
            parts = next
            first += names.count
        }
        for (index, part) in parts.enumerated() {
            if let repaired = genitive?.repaired(part) {
                parts[index] = repaired
                rules.append(ruleNames.count - 1)
            }
        }
        return rules.isEmpty
            ? Word(text: original) : Word(text: shape.applied(to: parts.joined(separator: " ")), rules: rules)
    }
}

/// How a word uses capitals, as far as a conversion can restore it.
private enum LetterCase {
    case small, initial, capitals, mixed

    init(of word: String) {
        var capitals = 0
        var small = 0
        var startsWithCapital = false
        for (index, scalar) in word.unicodeScalars.enumerated() {
            if scalar.properties.isUppercase {
                capitals += 1
                if index == 0 { startsWithCapital = true }
            } else if scalar.properties.isLowercase, scalar.value != 0x02BC {
                small += 1
            }
        }
        switch (capitals, small) {
        case (0, _): self = .small
        case (1, _) where startsWithCapital: self = .initial
        case (_, 0): self = .capitals
        default: self = .mixed
        }
    }

    func applied(to word: String) -> String {
        switch self {
        case .small, .mixed: word
        case .capitals: word.uppercased()
        case .initial: word.prefix(1).uppercased() + word.dropFirst()
        }
    }
}
