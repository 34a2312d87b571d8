import TextProcessing

/// Reads a file of pronunciation rules.
///
/// Below the `# key: value` header every line is a row of tab-separated columns. Directives: `letters` and a list of
/// letters; `class NAME` and letters; `include` and a file; `accent`, `final-stress`, `foreign-final-stress`,
/// `foreign-penultimate-stress`, `foreign`, `foreign-unless-uvular`, `uvular` and letters or classes. Any other row is a rule: graphemes (with `,` between several
/// that go alike), left context, right context, phonemes, example word, its phonemes. `-` is no context, `0` no phoneme;
/// in contexts `#` is the border of the word, `@` that of a word with signs of Spanish, and `!X` anything but X.
struct PronunciationRuleParser {
    private let inventory: PhonemeInventory
    private let load: (String) throws(PronunciationError) -> String
    private var letters = LetterTable()
    private var classes: [String: Set<Int>] = [:]
    private var rules: [PronunciationRules.Rule] = []
    private var stress = PronunciationRules.Stress()
    private var file: String
    private var line = 0
    private var depth = 0

    /// Reads the rules of a file.
    ///
    /// - Parameters:
    ///   - file: Name of the file.
    ///   - inventory: Phonemes that may be used.
    ///   - load: Gives the text of a file of the folder by name.
    /// - Returns: The rules.
    /// - Throws: ``PronunciationError`` with file and line.
    static func rules(
        of file: String, inventory: PhonemeInventory, load: @escaping (String) throws(PronunciationError) -> String
    ) throws(PronunciationError) -> PronunciationRules {
        var parser = PronunciationRuleParser(inventory: inventory, load: load, file: file)
        let text = try load(file)
        guard let tag = PronunciationTable.header("variety", of: text) else {
            throw PronunciationError(reason: .variety, file: file, line: 0, detail: "no variety")
        }
        let variety: LanguageVariety
        do {
            variety = try LanguageVariety(parsing: tag)
        } catch {
            throw PronunciationError(reason: .variety, file: file, line: 0, detail: tag)
        }
        try parser.read(text)
        return try parser.finished(variety)
    }

    private init(
        inventory: PhonemeInventory, load: @escaping (String) throws(PronunciationError) -> String, file: String
    ) {
        self.inventory = inventory
        self.load = load
        self.file = file
    }

    private mutating func read(_ text: String) throws(PronunciationError) {
        for (number, fields) in PronunciationTable.rows(of: text) {
            line = number
            switch (fields[0], fields.count) {
            case ("letters", 2): try declare(fields[1])
            case ("class", 3): try define(fields[1], fields[2])
            case ("include", 2): try include(fields[1])
            case ("accent", 2): stress.accented = try set(fields[1])
            case ("final-stress", 2): stress.final = try set(fields[1])
            case ("foreign-final-stress", 2): stress.foreignFinal = try set(fields[1])
            case ("foreign-penultimate-stress", 2): stress.foreignPenultimate = try set(fields[1])
            case ("foreign", 2): stress.foreign = try set(fields[1])
            case ("foreign-unless-uvular", 2): stress.conditionallyForeign = try set(fields[1])
            case ("uvular", 2): stress.licensing = try set(fields[1])
            case (_, 6): try addRules(fields)
            default: throw failure(.columns, "\(fields[0]) with \(fields.count) columns")
            }
        }
    }

    private mutating func include(_ name: String) throws(PronunciationError) {
        guard depth == 0 else { throw failure(.columns, "include within an included file") }
        let (outerFile, outerLine) = (file, line)
        let text = try load(name)
        (file, depth) = (name, 1)
        try read(text)
        (file, line, depth) = (outerFile, outerLine, 0)
    }

    private mutating func declare(_ list: String) throws(PronunciationError) {
        for letter in list.split(separator: " ") {
            guard letters.insert(SpelledWord.scalars(of: letter)) else { throw failure(.duplicate, String(letter)) }
        }
    }

    private mutating func define(_ name: String, _ list: String) throws(PronunciationError) {
        guard classes[name] == nil, Self.isClassName(name) else { throw failure(.letterClass, name) }
        classes[name] = try set(list)
    }

    private mutating func addRules(_ fields: [String]) throws(PronunciationError) {
        let left = try contexts(fields[1])
        let right = try contexts(fields[2])
        let phonemes = fields[3] == "0" ? [] : fields[3].split(separator: " ").map(String.init)
        for phoneme in phonemes where !inventory.contains(phoneme) { throw failure(.phoneme, phoneme) }
        if fields[3].isEmpty || fields[4].isEmpty || fields[5].isEmpty { throw failure(.columns, "empty column") }
        for spelling in fields[0].split(separator: ",") {
            let scalars = SpelledWord.scalars(of: spelling)
            let grapheme = letters.cut(scalars)
            guard !grapheme.isEmpty, letters.scalars(of: grapheme) == scalars else {
                throw failure(.letter, String(spelling))
            }
            rules.append(
                PronunciationRules.Rule(
                    grapheme: grapheme, left: left, right: right, phonemes: phonemes,
                    vowels: phonemes.indices.filter { inventory.isVowel(phonemes[$0]) },
                    example: (fields[4], fields[5]),
                    place: (file, line)))
        }
    }

    private func contexts(_ list: String) throws(PronunciationError) -> [PronunciationRules.Context] {
        if list == "-" { return [] }
        if list.isEmpty { throw failure(.columns, "empty context") }
        var contexts: [PronunciationRules.Context] = []
        for element in list.split(separator: " ") {
            if element == "#" {
                contexts.append(.border)
            } else if element == "@" {
                contexts.append(.foreignBorder)
            } else if element.hasPrefix("!") {
                contexts.append(.notLetter(try set(String(element.dropFirst()))))
            } else {
                contexts.append(.letter(try set(String(element))))
            }
        }
        return contexts
    }

    private func set(_ list: String) throws(PronunciationError) -> Set<Int> {
        var set: Set<Int> = []
        for name in list.split(whereSeparator: { $0 == " " || $0 == "|" }) {
            if let members = classes[String(name)] {
                set.formUnion(members)
            } else if let unit = letters.numbers[SpelledWord.scalars(of: name)] {
                set.insert(unit)
            } else {
                throw failure(Self.isClassName(String(name)) ? .letterClass : .letter, String(name))
            }
        }
        return set
    }

    private func finished(_ variety: LanguageVariety) throws(PronunciationError) -> PronunciationRules {
        var table: [Int: [PronunciationRules.Rule]] = [:]
        for rule in rules { table[rule.grapheme[0], default: []].append(rule) }
        for (scalars, unit) in letters.numbers {
            let isCovered = table[unit]?.contains { $0.grapheme.count == 1 && $0.left.isEmpty && $0.right.isEmpty }
            guard isCovered == true else {
                let letter = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
                throw PronunciationError(reason: .letter, file: file, line: 0, detail: "no plain rule for \(letter)")
            }
        }
        // A stable sort by length keeps the order of the file among rules of one length.
        let ordered = table.mapValues { rules in
            rules.enumerated().sorted {
                ($1.element.grapheme.count, $0.offset) < ($0.element.grapheme.count, $1.offset)
            }
            .map(\.element)
        }
        return PronunciationRules(
            variety: variety, inventory: inventory, letters: letters, rules: ordered, stress: stress)
    }

    private static func isClassName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x5F }
    }

    private func failure(_ reason: PronunciationError.Reason, _ detail: String) -> PronunciationError {
        PronunciationError(reason: reason, file: file, line: line, detail: detail)
    }
}
