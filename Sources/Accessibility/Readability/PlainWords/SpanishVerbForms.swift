/// Forms of Spanish verbs, in the third person and the first of the plural; from a table, else by the regular pattern.
///
/// The slots are: infinitive, gerund, participle, present he/we/they, preterite he/they, imperfect he/they, future
/// he/they, conditional he/they, present subjunctive he/they, imperfect subjunctive he/they; 18 in all.
struct SpanishVerbForms: Sendable {
    static let slotCount = 18
    /// Slot of the infinitive.
    static let infinitive = 0
    /// Slot of the participle.
    static let participle = 2

    private let irregular: [String: [String]]

    init(lexicons path: String) throws(ReadabilityDataError) {
        let table = try ReadabilityTable(name: "verb-forms.es.tsv", columns: Self.slotCount, lexicons: path)
        var irregular: [String: [String]] = [:]
        for row in table.rows {
            if irregular.updateValue(row.fields, forKey: row.fields[0]) != nil {
                throw ReadabilityDataError(reason: .duplicate, file: table.name, line: row.number)
            }
        }
        self.irregular = irregular
    }

    /// All forms of a verb by slot; nil for what is no infinitive.
    func forms(of infinitive: String) -> [String]? {
        if let forms = irregular[infinitive] { return forms }
        let stem = String(infinitive.dropLast(2))
        guard stem.count > 1 else { return nil }
        switch infinitive.suffix(2) {
        case "ar": return first(stem, infinitive)
        case "er": return second(stem, infinitive, "emos")
        case "ir": return second(stem, infinitive, "imos")
        default: return nil
        }
    }

    private func first(_ stem: String, _ infinitive: String) -> [String] {
        let soft =
            switch stem.last {
            case "c": String(stem.dropLast()) + "qu"
            case "g": stem + "u"
            case "z": String(stem.dropLast()) + "c"
            default: stem
            }
        return [infinitive]
            + ["ando", "ado", "a", "amos", "an", "ó", "aron", "aba", "aban"].map { stem + $0 }
            + Self.futures(infinitive)
            + [soft + "e", soft + "en", stem + "ara", stem + "aran"]
    }

    private func second(_ stem: String, _ infinitive: String, _ plural: String) -> [String] {
        let hard = stem.last == "g" ? String(stem.dropLast()) + "j" : stem
        return [infinitive]
            + ["iendo", "ido", "e", plural, "en", "ió", "ieron", "ía", "ían"].map { stem + $0 }
            + Self.futures(infinitive)
            + [hard + "a", hard + "an", stem + "iera", stem + "ieran"]
    }

    private static func futures(_ infinitive: String) -> [String] {
        ["á", "án", "ía", "ían"].map { infinitive + $0 }
    }
}
