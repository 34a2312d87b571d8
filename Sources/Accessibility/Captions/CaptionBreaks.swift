import TextProcessing

/// How much a line or a cue suffers when it ends before a word.
///
/// After punctuation is best, before conjunctions and prepositions good, after an article or a preposition bad; inside a
/// number, a name, or between a preposition and the name it governs there is no break (Netflix, Timed Text Style Guide,
/// line treatment). Quechua and Aymara put their case marks on the word itself, so any space will do.
struct CaptionBreaks {
    /// A break that is made only where nothing else is left.
    static let forbidden = 100.0

    private let openers: Set<String>
    private let leaners: Set<String>
    private let plainCost: Double

    init(_ variety: LanguageVariety) {
        switch variety.language {
        case "es": (openers, leaners, plainCost) = (Self.spanishOpeners, Self.spanishLeaners, 0.25)
        case "en": (openers, leaners, plainCost) = (Self.englishOpeners, Self.englishLeaners, 0.25)
        default: (openers, leaners, plainCost) = ([], [], 0.1)
        }
    }

    /// Cost of a break before each word; that before the first is 0.
    func costs(_ words: [CaptionWord]) -> [Double] {
        let isShouted = words.allSatisfy { $0.plain == $0.plain.uppercased() }
        let isCapital = words.map {
            !isShouted && Self.isCapitalized($0.plain) && !Self.signs.contains($0.plain.lowercased())
        }
        return words.indices.map { index in
            if index == 0 || words[index].startsTurn { return 0 }
            return cost(words[index - 1].plain, words[index].plain, index, words, isCapital)
        }
    }

    private func cost(
        _ before: String, _ after: String, _ index: Int, _ words: [CaptionWord], _ isCapital: [Bool]
    ) -> Double {
        let core = before.drop { "¿¡\"«“(".contains($0) }.lowercased()
        if Self.signs.contains(core), Self.isNumber(after) { return Self.forbidden }
        let last = before.last ?? " "
        if last == ".", leaners.contains(core) { return Self.forbidden }
        if ".!?…:".contains(last) { return 0 }
        if ",;".contains(last) { return 0.03 }
        if ")»”\"".contains(last) { return 0.08 }
        let next = after.trimmingPunctuation.lowercased()
        if Self.isNumber(before), Self.isNumber(after) { return Self.forbidden }
        // The first word of a sentence has its capital from there and need not be a name.
        if isCapital[index - 1], isCapital[index] { return index == 1 ? 0.8 : Self.forbidden }
        // `María de la Cruz`: no break around the particles between capitals; `en Lima`: none before the name.
        if isCapital[index], leaners.contains(core) { return Self.forbidden }
        if Self.particles.contains(next), isCapital[index - 1] {
            var behind = index + 1
            while behind < words.count, Self.particles.contains(words[behind].plain) { behind += 1 }
            if behind < words.count, isCapital[behind] { return Self.forbidden }
        }
        if Self.particles.contains(core), Self.particles.contains(next) { return Self.forbidden }
        if leaners.contains(core) { return 0.8 }
        if Self.isNumber(before) { return 0.8 }
        return openers.contains(next) ? 0.1 : plainCost
    }

    private static func isNumber(_ word: String) -> Bool {
        let core = word.trimmingPunctuation
        return core.utf8.contains { (0x30...0x39).contains($0) } && !core.contains { $0.isLetter }
    }

    private static func isCapitalized(_ word: String) -> Bool { word.trimmingPunctuation.first?.isUppercase ?? false }

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

    private static let signs = set("s/ s/. $ us$ € n° n.° nº n.º no. núm. art. inc. lit. p. pp. tel. +")
    private static let particles = set("de del la las los da dos van von of the")
    private static let spanishPrepositions = set(
        "a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por según sin sobre tras")
    private static let spanishConjunctions = set(
        "y e ni o u pero sino que porque aunque si cuando donde como mientras pues quien cuyo cuya")
    private static let spanishOpeners = spanishPrepositions.union(spanishConjunctions)
    private static let spanishLeaners = spanishPrepositions.union(spanishConjunctions).union(
        set(
            "el la los las un una unos unas lo mi tu su mis tus sus nuestro nuestra este esta estos estas ese esa esos esas "
                + "se me te le les nos no muy más cada sr. sra. dr. dra. don doña san santa"))
    private static let englishPrepositions = set(
        "about after against at before between by during for from in into of off on over since through to under until "
            + "up with without")
    private static let englishConjunctions = set(
        "and or but nor so that because although though if when where while which who whose than as")
    private static let englishOpeners = englishPrepositions.union(englishConjunctions)
    private static let englishLeaners = englishPrepositions.union(englishConjunctions).union(
        set(
            "the a an my your his her its our their this that these those i you he she it we they not very mr. mrs. ms. "
                + "dr. will would can could should must may might have has had is are was were be"))
}

extension String {
    /// The word without punctuation at its ends.
    fileprivate var trimmingPunctuation: Substring {
        var rest = self[...]
        while let first = rest.first, first.isPunctuation { rest.removeFirst() }
        while let last = rest.last, last.isPunctuation { rest.removeLast() }
        return rest
    }
}
