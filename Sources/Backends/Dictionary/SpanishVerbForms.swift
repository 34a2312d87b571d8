/// Person, number and tense of a finite Spanish verb, or the kind of a form without person.
struct VerbFeatures: Hashable, Sendable {
    enum Tense: Hashable, Sendable {
        case present, past, imperfect, future, conditional, subjunctive, imperative, infinitive, gerund, participle
    }

    enum Person: Int, Hashable, Sendable {
        case first = 1
        case second, third
    }

    var tense: Tense
    var person: Person = .third
    var isPlural = false
}

/// The forms of Spanish verbs: regular paradigms, the usual stem changes, and a table of what is irregular.
///
/// Source: Real Academia Española, "Nueva gramática de la lengua española" (2009), chapter 4.
enum SpanishVerbForms {
    /// Every form of an infinitive with its features; several features may share a form (`hablamos`).
    static func forms(of infinitive: String) -> [(form: String, features: VerbFeatures)] {
        guard let conjugation = Conjugation(infinitive) else { return [] }
        var forms: [(String, VerbFeatures)] = [(infinitive, VerbFeatures(tense: .infinitive))]
        let isReflexive = infinitive.hasSuffix("se")
        if isReflexive { forms.append((String(infinitive.dropLast(2)), VerbFeatures(tense: .infinitive))) }
        for tense in [VerbFeatures.Tense.present, .past, .imperfect, .future, .conditional, .subjunctive] {
            for (slot, form) in conjugation.finite(tense).enumerated() {
                let features = VerbFeatures(
                    tense: tense, person: VerbFeatures.Person(rawValue: slot % 3 + 1) ?? .third, isPlural: slot >= 3)
                forms.append((form, features))
            }
        }
        // The polite imperative is the third person of the subjunctive; the familiar one that of the present.
        forms.append((conjugation.familiarImperative, VerbFeatures(tense: .imperative, person: .second)))
        let subjunctive = conjugation.finite(.subjunctive)
        forms.append((subjunctive[2], VerbFeatures(tense: .imperative, person: .second)))
        forms.append((subjunctive[5], VerbFeatures(tense: .imperative, person: .second, isPlural: true)))
        forms.append((conjugation.gerund, VerbFeatures(tense: .gerund)))
        for ending in ["o", "a", "os", "as"] {
            forms.append((conjugation.participleStem + ending, VerbFeatures(tense: .participle)))
        }
        return forms
    }

    /// A form with a pronoun behind it, and the accent that the longer word needs: `diga`, `dígame`.
    static func withClitic(_ form: String, _ clitic: String) -> String {
        let accents: [Character: Character] = ["a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"]
        var letters = Array(form)
        if let last = letters.last, let plain = accents.first(where: { $0.value == last })?.key {
            // `dé`, `deme`: the stress is on the last vowel but one by itself.
            return form.dropLast() + String(plain) + clitic
        }
        let isPlain = !letters.contains { "áéíóú".contains($0) }
        // Weak vowels beside another are no syllable of their own: `cuide` has two.
        let nuclei = letters.indices.filter { place in
            guard accents[letters[place]] != nil else { return false }
            let isWeak = "iu".contains(letters[place])
            let isBesideVowel =
                place + 1 < letters.count && accents[letters[place + 1]] != nil
                || place > 0 && "aeo".contains(letters[place - 1])
            return !(isWeak && isBesideVowel)
        }
        guard isPlain, nuclei.count > 1, let last = letters.last, last != "r" else { return form + clitic }
        let stressed = nuclei[nuclei.count - 2]
        letters[stressed] = accents[letters[stressed]] ?? letters[stressed]
        return String(letters) + clitic
    }

    /// The form of an infinitive for the given features, for speaking Spanish.
    static func form(of infinitive: String, _ features: VerbFeatures) -> String {
        guard let conjugation = Conjugation(infinitive) else { return infinitive }
        switch features.tense {
        case .infinitive: return infinitive
        case .gerund: return conjugation.gerund
        case .participle: return conjugation.participleStem + "o"
        case .imperative:
            let subjunctive = conjugation.finite(.subjunctive)
            return features.isPlural ? subjunctive[5] : subjunctive[2]
        default:
            return conjugation.finite(features.tense)[features.person.rawValue - 1 + (features.isPlural ? 3 : 0)]
        }
    }
}

/// One verb: its stems and endings.
private struct Conjugation {
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
