/// The forms of Spanish verbs: regular paradigms, the usual stem changes, and a table of what is irregular.
///
/// Source: Real Academia Española, "Nueva gramática de la lengua española" (2009), chapter 4.
public enum SpanishVerbForms {
    /// Every form of an infinitive with its features; several features may share a form (`hablamos`).
    ///
    /// - Parameter infinitive: `hablar`, `irse`, `oír`.
    /// - Returns: Form and features, the infinitive first; nothing for a word that is no infinitive.
    public static func forms(of infinitive: String) -> [(form: String, features: VerbFeatures)] {
        guard let conjugation = SpanishConjugation(infinitive) else { return [] }
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
    public static func withClitic(_ form: String, _ clitic: String) -> String {
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
    public static func form(of infinitive: String, _ features: VerbFeatures) -> String {
        guard let conjugation = SpanishConjugation(infinitive) else { return infinitive }
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
