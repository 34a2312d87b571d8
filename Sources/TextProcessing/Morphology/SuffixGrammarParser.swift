/// Reads the lines of a grammar file into tables.
struct SuffixGrammarParser {
    struct Tables {
        let variety: LanguageVariety
        let suffixes: [SuffixGrammar.Suffix]
        let outgoing: [[Int]]
        let isFinal: [Bool]
        let starts: [WordCategory: [Int]]
        let dropsFinalVowel: Bool
    }

    let file: String
    private var line = 0
    private var variety: LanguageVariety?
    private var states: [String: Int] = [:]
    private var tags: [String: Int] = [:]
    private var suffixes: [SuffixGrammar.Suffix] = []
    private var skips: [(from: Int, to: Int)] = []
    private var ends: Set<Int> = []
    private var starts: [WordCategory: [Int]] = [:]
    private var dropsFinalVowel = false
    private var firstUse: [Int: (line: Int, name: String)] = [:]
    private var tagUse: [(tag: Int, line: Int, name: String)] = []
    private var entered: Set<Int> = []
    private var left: Set<Int> = []

    init(file: String) { self.file = file }

    mutating func read(_ text: String) throws(GrammarError) {
        for content in text.fileLines {
            line += 1
            if content.hasPrefix("#") {
                try readHeader(content)
                continue
            }
            let body = content.prefix { $0 != "#" }
            let columns = body.split { $0 == " " || $0 == "\t" }
            if let word = columns.first { try readLine(word, Array(columns.dropFirst())) }
        }
    }

    mutating func tables() throws(GrammarError) -> Tables {
        line = 0
        guard let variety else { throw failure(.variety, "no header '# variety:'") }
        for (state, use) in firstUse.sorted(by: { $0.value.line < $1.value.line })
        where !entered.contains(state) || !(left.contains(state) || ends.contains(state)) {
            throw GrammarError(reason: .reference, file: file, line: use.line, detail: use.name)
        }
        let borne = Set(suffixes.map(\.tag))
        for use in tagUse where !borne.contains(use.tag) {
            throw GrammarError(reason: .reference, file: file, line: use.line, detail: use.name)
        }
        let closure = closures()
        let outgoing = closure.map { reach in
            suffixes.indices.filter { suffixes[$0].from.contains { reach.contains($0) } }
        }
        return Tables(
            variety: variety, suffixes: suffixes, outgoing: outgoing,
            isFinal: closure.map { !$0.isDisjoint(with: ends) }, starts: starts, dropsFinalVowel: dropsFinalVowel)
    }

    /// For each state, itself and the states reached by leaving slots empty.
    private func closures() -> [Set<Int>] {
        (0..<states.count).map { state in
            var reach: Set<Int> = [state]
            var queue = [state]
            while let next = queue.popLast() {
                for skip in skips where skip.from == next && reach.insert(skip.to).inserted { queue.append(skip.to) }
            }
            return reach
        }
    }

    private mutating func readHeader(_ content: Substring) throws(GrammarError) {
        let parts = content.dropFirst().split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].filter({ $0 != " " }) == "variety" else { return }
        let tag = String(parts[1].filter { $0 != " " && $0 != "\r" })
        do {
            variety = try LanguageVariety(parsing: tag)
        } catch {
            throw failure(.variety, tag)
        }
    }

    private mutating func readLine(_ word: Substring, _ columns: [Substring]) throws(GrammarError) {
        switch (word, columns.count) {
        case ("start", 2):
            let target = state(columns[1])
            entered.insert(target)
            for name in columns[0].split(separator: ",") {
                guard let category = WordCategory(rawValue: String(name)) else {
                    throw failure(.category, String(name))
                }
                starts[category, default: []].append(target)
            }
        case ("skip", 2):
            let (from, to) = (state(columns[0]), state(columns[1]))
            left.insert(from)
            entered.insert(to)
            skips.append((from, to))
        case ("end", 1): ends.insert(state(columns[0]))
        case ("option", 1) where columns[0] == "final-vowel-drop": dropsFinalVowel = true
        case ("suffix", 4...5): try readSuffix(columns)
        default: throw failure(.columns, String(word))
        }
    }

    private mutating func readSuffix(_ columns: [Substring]) throws(GrammarError) {
        let from = columns[0].split(separator: ",").map { state($0) }
        let to = state(columns[3])
        left.formUnion(from)
        entered.insert(to)
        var allomorphs: [SuffixGrammar.Allomorph] = []
        for form in columns[1].split(separator: "|") { allomorphs.append(try allomorph(form)) }
        guard let citation = allomorphs.first(where: \.following.isEmpty) ?? allomorphs.first else {
            throw failure(.form, String(columns[1]))
        }
        var cost = 1.0
        if columns.count == 5 {
            guard let number = Double(columns[4]), number >= 0, number.isFinite else {
                throw failure(.number, String(columns[4]))
            }
            cost = number
        }
        suffixes.append(
            SuffixGrammar.Suffix(
                underlying: Letter.text(citation.letters), gloss: String(columns[2]), tag: tag(columns[2]), from: from,
                to: to, cost: cost, allomorphs: allomorphs))
    }

    private mutating func allomorph(_ text: Substring) throws(GrammarError) -> SuffixGrammar.Allomorph {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        var form = parts[0]
        let effects: [Character: SuffixGrammar.VowelEffect] = ["~": .delete, ":": .lengthen, "?": .either]
        let effect = form.first.flatMap { effects[$0] }
        if effect != nil { form = form.dropFirst() }
        let letters = form == "0" ? [] : FoldedWord(String(form)).letters
        guard parts.count <= 2, form == "0" || (!letters.isEmpty && letters.allSatisfy(Letter.isAlphabetic)) else {
            throw failure(.form, String(text))
        }
        var before = SuffixGrammar.LeftEnvironment.any
        var following: [Int] = []
        var excludes = false
        if parts.count == 2 {
            let sides = parts[1].split(separator: "_", omittingEmptySubsequences: false)
            guard sides.count == 2 else { throw failure(.form, String(text)) }
            switch sides[0] {
            case "": before = .any
            case "V": before = .vowel
            case "C": before = .consonant
            default: throw failure(.form, String(text))
            }
            excludes = sides[1].hasPrefix("!")
            for name in sides[1].drop(while: { $0 == "!" }).split(separator: ",") {
                following.append(tag(name))
                tagUse.append((tag(name), line, String(name)))
            }
        }
        return SuffixGrammar.Allomorph(
            letters: letters, effect: effect ?? .keep, left: before, following: following, excludes: excludes)
    }

    private mutating func state(_ name: Substring) -> Int {
        if let known = states[String(name)] { return known }
        let index = states.count
        states[String(name)] = index
        firstUse[index] = (line, String(name))
        return index
    }

    private mutating func tag(_ name: Substring) -> Int {
        if let known = tags[String(name)] { return known }
        tags[String(name)] = tags.count
        return tags.count - 1
    }

    private func failure(_ reason: GrammarError.Reason, _ detail: String) -> GrammarError {
        GrammarError(reason: reason, file: file, line: line, detail: detail)
    }
}
