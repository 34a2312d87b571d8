import Backends
import Corpora
import Store
import TextProcessing

/// The reviewed units of one direction that a service may be shown, found by their words.
struct ExampleIndex: Sendable {
    /// Most units taken, in order of identifier.
    static let unitLimit = 100_000
    /// Most bytes of both texts of an example or term together.
    static let byteLimit = 400
    /// Most words of a unit that counts as a term.
    static let termWords = 4
    /// A word of more units than this share of all, and than fifty, finds none: it stands everywhere.
    private static let commonShare = 20
    /// Most units whose words are compared one by one.
    private static let candidateLimit = 200
    /// Least likeness of an example.
    private static let leastLikeness = 0.3

    /// Revision of the memory it was made at.
    let revision: UInt64
    private let pairs: [ChatPair]
    private let places: [String: [Int32]]
    /// Terms by their words, a blank between them.
    private let terms: [String: ChatPair]

    init(_ index: UnitIndex, pair: LanguagePair) {
        revision = index.revision
        var pairs: [ChatPair] = []
        var places: [String: [Int32]] = [:]
        var terms: [String: ChatPair] = [:]
        for match in index.reviewed(pair, limit: Self.unitLimit, where: Self.mayLeave) {
            let example = ChatPair(source: match.sourceText, target: match.targetText)
            guard Self.isFit(example) else { continue }
            let words = Self.words(match.sourceText)
            if words.count <= Self.termWords, !words.isEmpty, !Self.isSentence(match.sourceText) {
                let key = words.joined(separator: " ")
                if terms[key] == nil { terms[key] = example }
            } else {
                for word in Set(words) { places[word, default: []].append(Int32(pairs.count)) }
                pairs.append(example)
            }
        }
        (self.pairs, self.places, self.terms) = (pairs, places, terms)
    }

    /// Whether a unit may be shown to a service: its licence lets anybody pass it on, and nobody tied it to terms or a
    /// consent, which a program cannot read.
    static func mayLeave(_ unit: UnitDescription) -> Bool {
        switch LicenceTerms.named(unit.licence)?.reach {
        case .permissive, .shareAlike, .copyleft: unit.terms.isEmpty && unit.consent == nil
        case .nonCommercial, .nothing, nil: false
        }
    }

    /// Short, on one line, and without brackets, which a model could take for placeholders of the request.
    static func isFit(_ pair: ChatPair) -> Bool {
        pair.source.utf8.count + pair.target.utf8.count <= byteLimit
            && !(pair.source + pair.target).utf8.contains { $0 == 0x7B || $0 == 0x7D || $0 == 0x0A }
    }

    /// The units most like a text, the nearest first.
    ///
    /// Likeness is the Dice coefficient of the sets of words; of equally near ones the first by identifier comes first.
    func nearest(to words: [String]) -> [(likeness: Double, pair: ChatPair)] {
        let wanted = Set(words)
        guard !wanted.isEmpty else { return [] }
        let most = max(50, pairs.count / Self.commonShare)
        var shared: [Int32: Int] = [:]
        for word in wanted {
            guard let found = places[word], found.count <= most else { continue }
            for place in found { shared[place, default: 0] += 1 }
        }
        let candidates = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.candidateLimit)
        var found: [(likeness: Double, place: Int32)] = []
        for (place, _) in candidates {
            let words = Set(Self.words(pairs[Int(place)].source))
            let likeness = 2 * Double(wanted.intersection(words).count) / Double(wanted.count + words.count)
            if likeness >= Self.leastLikeness { found.append((likeness, place)) }
        }
        found.sort { ($1.likeness, $0.place) < ($0.likeness, $1.place) }
        return found.map { ($0.likeness, pairs[Int($0.place)]) }
    }

    /// The term that has exactly these words.
    func term(_ words: ArraySlice<String>) -> ChatPair? { terms[words.joined(separator: " ")] }

    /// The words of a text in order, as the memory compares them.
    static func words(_ text: String) -> [String] {
        MemoryKey.normalizationKey(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func isSentence(_ text: String) -> Bool {
        text.unicodeScalars.contains { ".?!;:¡¿".unicodeScalars.contains($0) }
    }
}
