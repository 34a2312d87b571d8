import TextProcessing

/// Reads `preparation.TAG.tsv`: header lines `# key: value`, then `kind`, `form`, `value` and for some a fourth column,
/// with tabs between.
enum PreparationLanguageReader {
    static func read(_ text: String, file: String) throws(PreparationError) -> PreparationLanguage {
        var language: PreparationLanguage?
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            if line.isEmpty { continue }
            if line.first == "#" {
                if line.hasPrefix("# variety: ") {
                    language = .neutral(try variety(line.dropFirst(11), file: file, line: number))
                }
                continue
            }
            guard var known = language else {
                throw PreparationError(reason: .variety, file: file, line: number, detail: "no header names a variety")
            }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard (2...4).contains(fields.count), !fields.contains("") else {
                throw PreparationError(reason: .columns, file: file, line: number, detail: String(line))
            }
            let fault = insert(fields, into: &known)
            if let fault { throw PreparationError(reason: fault, file: file, line: number, detail: String(line)) }
            language = known
        }
        guard let language else {
            throw PreparationError(reason: .variety, file: file, line: 0, detail: "no header names a variety")
        }
        return language
    }

    private static func variety(
        _ tag: Substring, file: String, line: Int
    ) throws(PreparationError) -> LanguageVariety {
        do {
            return try LanguageVariety(parsing: String(tag))
        } catch {
            throw PreparationError(reason: .variety, file: file, line: line, detail: String(tag))
        }
    }

    /// Enters a line, or says what is wrong with it.
    private static func insert(
        _ fields: [String], into language: inout PreparationLanguage
    ) -> PreparationError.Reason? {
        let form = fields[1]
        let value = fields.count > 2 ? fields[2] : nil
        switch fields[0] {
        case "spelled": language.spelledAcronyms.insert(form)
        case "word": language.spokenAcronyms[form] = value ?? form.lowercased()
        case "heading": language.headings.insert(form)
        case "regnal": language.regnalNames.insert(form)
        case "feminine": language.feminineNouns.insert(form)
        case "masculine": language.masculineNouns.insert(form)
        case "function": language.functionWords.insert(form)
        case "conjunction": language.conjunctions.insert(form)
        case "binding": language.bindingForms.insert(form)
        case "clock": language.clockWords.insert(form)
        case "setting":
            guard form == "gender" else { return .value }
            language.hasGender = true
        default:
            guard let value else { return kinds.contains(fields[0]) ? .columns : .kind }
            return insert(fields[0], form, value, fields.count > 3 ? fields[3] : nil, into: &language)
        }
        return nil
    }

    private static let kinds = [
        "abbreviation", "month", "ordinal", "currency", "currency-name", "magnitude", "context", "phrase",
    ]

    private static func insert(
        _ kind: String, _ form: String, _ value: String, _ extra: String?, into language: inout PreparationLanguage
    ) -> PreparationError.Reason? {
        switch kind {
        case "abbreviation":
            guard let condition = PreparationLanguage.Condition(rawValue: extra ?? "always") else { return .value }
            language.insertAbbreviation(form, spoken: value, condition: condition)
        case "month":
            guard let month = Int(value), (1...12).contains(month) else { return .value }
            language.months[form] = month
        case "ordinal":
            let genders: [String: SpokenGender] = ["m": .masculine, "f": .feminine, "a": .apocopated]
            guard let gender = genders[value] else { return .value }
            language.ordinalSuffixes[form] = gender
        case "currency": language.currencies[form] = value
        case "currency-name": language.currencyNames[form] = value
        case "magnitude": language.magnitudes[form] = value
        case "context": language.contexts[value, default: []].insert(form)
        case "phrase": language.phrases[form] = value
        default: return .kind
        }
        return nil
    }
}
