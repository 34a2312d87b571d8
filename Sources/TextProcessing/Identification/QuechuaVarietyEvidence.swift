#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Spellings that tell Collao (quz) from Chanka (quy) Quechua, weighed and summed.
///
/// Weights are natural logarithms of how much more often a spelling occurs in Collao text. Text without any of them is
/// left divided as the prior has it, drifting slowly to Chanka with its length: Collao text of ten words seldom does
/// without a single ejective or aspirate.
struct QuechuaVarietyEvidence: Sendable {
    private struct Marker: Sendable {
        /// Letter codes; boundaries stand for the start and the end of a word.
        var letters: [UInt8]
        var weight: Double
    }

    /// Log-odds of Collao before any evidence: Chanka has the larger presence in the text this gateway serves.
    private static let prior = -0.4
    /// Log-odds of Collao added by each word without any marker.
    private static let unmarkedWord = -0.06
    /// Most that unmarked words can add together.
    private static let unmarkedLimit = -1.2
    /// Most that one word can add.
    private static let wordLimit = 3.0
    /// Most that a text can say: spellings are mixed by real writers.
    private static let limit = 4.5

    private let markers: [UInt8: [Marker]]

    /// Reads a table of markers: pattern, tab, weight; `^` and `$` stand for the ends of a word.
    init(table: TrainingText) throws(IdentificationError) {
        var markers: [UInt8: [Marker]] = [:]
        for line in table.lines {
            let fields = line.text.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 2, let weight = Double(fields[1]), weight != 0 else {
                throw .malformedLine(path: table.path, line: line.number)
            }
            var letters: [UInt8] = []
            for scalar in fields[0].unicodeScalars {
                if scalar == "^" || scalar == "$" {
                    letters.append(IdentificationAlphabet.boundary)
                } else if let code = IdentificationAlphabet.code(of: scalar) {
                    letters.append(code)
                } else {
                    throw .malformedLine(path: table.path, line: line.number)
                }
            }
            guard letters.count >= 2 else { throw .malformedLine(path: table.path, line: line.number) }
            markers[letters[0], default: []].append(Marker(letters: letters, weight: weight))
        }
        self.markers = markers
    }

    /// Log-odds that one word adds for Collao; nil when it has no marker, or letters that only loans and names have.
    func weight(of letters: ArraySlice<UInt8>) -> Double? {
        guard !Self.isForeign(letters) else { return nil }
        let padded = [IdentificationAlphabet.boundary] + letters + [IdentificationAlphabet.boundary]
        var sum = 0.0
        var isMarked = false
        for start in padded.indices {
            for marker in markers[padded[start]] ?? []
            where padded[start...].starts(with: marker.letters) {
                sum += marker.weight
                isMarked = true
            }
        }
        return isMarked ? min(max(sum, -Self.wordLimit), Self.wordLimit) : nil
    }

    /// Whether a word has a letter of neither alphabet: b d f g j v x z, or c without h.
    private static func isForeign(_ letters: ArraySlice<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for letter in letters {
            if previous == 3 && letter != 8 { return true }
            if [2, 4, 6, 7, 10, 22, 24, 26].contains(letter) { return true }
            previous = letter
        }
        return previous == 3
    }

    /// Chance that Quechua text with these word weights is Collao, 0...1.
    func probabilityOfCollao(wordWeights: some Sequence<Double?>) -> Double {
        var marked = 0.0
        var unmarked = 0.0
        for weight in wordWeights {
            if let weight { marked += weight } else { unmarked += Self.unmarkedWord }
        }
        let sum = Self.prior + marked + max(unmarked, Self.unmarkedLimit)
        return 1 / (1 + exp(-min(max(sum, -Self.limit), Self.limit)))
    }
}
