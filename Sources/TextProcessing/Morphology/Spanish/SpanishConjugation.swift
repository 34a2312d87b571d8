/// One verb: its stems and endings.
struct SpanishConjugation {
    let infinitive: String
    let stem: String
    let vowel: Character
    let irregular: SpanishIrregularVerb

    init?(_ text: String) {
        var infinitive = text
        if infinitive.hasSuffix("se") { infinitive.removeLast(2) }
        let folded = infinitive.hasSuffix("ír") ? String(infinitive.dropLast(2)) + "ir" : infinitive
        guard folded.count >= 2, folded.last == "r", let vowel = folded.dropLast().last, "aei".contains(vowel) else {
            return nil
        }
        self.infinitive = folded
        self.vowel = vowel
        stem = String(folded.dropLast(2))
        irregular = SpanishIrregularVerb.named(folded)
    }

    /// Singular 1 2 3, plural 1 2 3 (the second plural is `ustedes`, as in Peru).
    func finite(_ tense: VerbFeatures.Tense) -> [String] {
        if let whole = irregular.finite[tense] { return whole }
        switch tense {
        case .present: return present
        case .subjunctive: return subjunctive
        case .past: return past
        case .imperfect:
            let endings =
                vowel == "a"
                ? ["aba", "abas", "aba", "ábamos", "aban", "aban"] : ["ía", "ías", "ía", "íamos", "ían", "ían"]
            return endings.map { stem + $0 }
        case .future:
            return ["é", "ás", "á", "emos", "án", "án"].map { (irregular.futureStem ?? infinitive) + $0 }
        case .conditional:
            return ["ía", "ías", "ía", "íamos", "ían", "ían"].map { (irregular.futureStem ?? infinitive) + $0 }
        default: return Array(repeating: infinitive, count: 6)
        }
    }

    var familiarImperative: String { irregular.imperative ?? finite(.present)[2] }

    var gerund: String {
        if let gerund = irregular.gerund { return gerund }
        if vowel == "a" { return stem + "ando" }
        // `construyendo`, but `siguiendo`, whose u is no sound.
        let isVowelFinal = stem.last.map { "aeiou".contains($0) } ?? false && !stem.hasSuffix("gu")
        return (irregular.weakStem ?? stem) + (isVowelFinal ? "yendo" : "iendo")
    }

    var participleStem: String {
        irregular.participleStem ?? stem + (vowel == "a" ? "ad" : endsInStrongVowel ? "íd" : "id")
    }

    /// `le-er`, `o-ír`: an i behind such a stem has an accent.
    private var endsInStrongVowel: Bool { stem.last.map { "aeo".contains($0) } ?? false }

    private var strongStem: String { irregular.strongStem ?? stem }

    private var present: [String] {
        let endings: [String] =
            switch vowel {
            case "a": ["o", "as", "a", "amos", "an", "an"]
            case "e": ["o", "es", "e", "emos", "en", "en"]
            default: ["o", "es", "e", "imos", "en", "en"]
            }
        return endings.enumerated().map { slot, ending in
            if slot == 0 { return irregular.firstPerson ?? Self.spelled(strongStem, before: ending, like: vowel) }
            if slot == 3 { return stem + (vowel == "i" && endsInStrongVowel ? "ímos" : ending) }
            return strongStem + ending
        }
    }

    private var subjunctive: [String] {
        let endings = vowel == "a" ? ["e", "es", "e", "emos", "en", "en"] : ["a", "as", "a", "amos", "an", "an"]
        if let first = irregular.firstPerson, first.hasSuffix("o") {
            return endings.map { first.dropLast() + $0 }
        }
        return endings.enumerated().map { slot, ending in
            let base = slot == 3 ? (vowel == "i" ? irregular.weakStem ?? stem : stem) : strongStem
            return Self.spelled(base, before: ending, like: vowel)
        }
    }

    private var past: [String] {
        if let strong = irregular.pastStem {
            let third = strong.hasSuffix("j") ? "eron" : "ieron"
            return ["e", "iste", "o", "imos", third, third].map { strong + $0 }
        }
        if vowel == "a" {
            return ["é", "aste", "ó", "amos", "aron", "aron"].map { Self.spelled(stem, before: $0, like: vowel) }
        }
        let isVowelFinal = endsInStrongVowel || stem.hasSuffix("u") && !stem.hasSuffix("gu")
        let weak = irregular.weakStem ?? stem
        let accent = endsInStrongVowel ? "í" : "i"
        return [
            stem + "í", stem + accent + "ste", weak + (isVowelFinal ? "yó" : "ió"), stem + accent + "mos",
            weak + (isVowelFinal ? "yeron" : "ieron"), weak + (isVowelFinal ? "yeron" : "ieron"),
        ]
    }

    /// Stem and ending with the spelling that keeps the sound: `pagar`, `pague`; `buscar`, `busque`; `recoger`, `recojo`.
    private static func spelled(_ stem: String, before ending: String, like vowel: Character) -> String {
        let isFront = ending.first.map { "eéi".contains($0) } ?? false
        if vowel == "a", isFront {
            if stem.hasSuffix("c") { return stem.dropLast() + "qu" + ending }
            if stem.hasSuffix("g") { return stem + "u" + ending }
            if stem.hasSuffix("z") { return stem.dropLast() + "c" + ending }
        } else if vowel != "a", !isFront {
            if stem.hasSuffix("gu") { return stem.dropLast() + ending }
            if stem.hasSuffix("g") { return stem.dropLast() + "j" + ending }
        }
        return stem + ending
    }
}
